using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Managers;

/// <summary>Writes down a course that a technology manager took, with its paper; or takes one out that was written down wrongly.</summary>
public sealed class RecordTraining(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, string? Course, int? Hours, DateOnly? HeldOn, string? FileName = null, byte[]? File = null);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await TechnologyManagerDesk.TakeAsync(db, input.Number, input.Version, actor, ManagerRules.ReasonNotToLeave, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var (manager, course) = (taken.Value, Texts.Clean(input.Course));
        var paper = input.File is { } content ? Paper.Read(input.FileName, content, "training", clock) : null;
        var checks = new FactChecks().Required(course, ManagerTraining.MaxCourse, nameof(input.Course))
            .Add(input.Hours is null ? Problem.Required(nameof(input.Hours))
                : input.Hours is >= 1 and <= ManagerTraining.MostHours ? null : new Problem("assignment.range", "A whole number from {0} to {1}.", nameof(input.Hours), 1, ManagerTraining.MostHours))
            .Add(input.HeldOn is not { } day ? Problem.Required(nameof(input.HeldOn))
                : day > clock.Today ? new Problem("date.future", "This day is still to come.", nameof(input.HeldOn))
                : day.Year < 1980 ? new Problem("date.absurd", "{0} cannot be right. Please check the year.", nameof(input.HeldOn), day) : null)
            .Add(manager.Trainings.Exists(t => t.Course == course && t.HeldOn == input.HeldOn) ? new Problem("training.known", "This course is recorded already.", nameof(input.Course)) : null)
            .AddRange(paper?.Problems ?? []);
        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        if (paper?.Value is { } file)
        {
            db.Files.Add(file);
        }

        var training = new ManagerTraining
        {
            Id = clock.NewId(), Course = course!, Hours = input.Hours!.Value, HeldOn = input.HeldOn!.Value /* why: all checked */, FileId = paper?.Value.Id, RecordedByName = actor.Name, RecordedAt = clock.Now,
        };
        manager.Trainings.Add(training);
        db.Add(training); // why: a child with a key made in code would be taken for an old one
        TechnologyManagerDesk.Record(db, manager, actor, clock.Now, "TrainingRecorded", after: new { training.Course, training.Hours, training.HeldOn, File = paper?.Value.Sha256 });
        return await db.CommitAsync(ct);
    }

    public async Task<Result> RemoveAsync(string number, int version, Guid training, Actor actor, CancellationToken ct)
    {
        var taken = await TechnologyManagerDesk.TakeAsync(db, number, version, actor, null, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        if (taken.Value.Trainings.Find(t => t.Id == training) is not { } gone)
        {
            return Problem.NotFound();
        }

        db.Remove(gone);
        if (gone.FileId is { } id && await db.Files.SingleOrDefaultAsync(f => f.Id == id, ct) is { } file)
        {
            db.Remove(file);
        }

        TechnologyManagerDesk.Record(db, taken.Value, actor, clock.Now, "TrainingRemoved", before: new { gone.Course, gone.Hours, gone.HeldOn });
        return await db.CommitAsync(ct);
    }

    /// <summary>The paper of one course; null where there is none, or the entry is not the reader's to see.</summary>
    public static Task<StoredFile?> FileAsync(HongniangDb db, string number, Guid training, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.TechnologyManagers.AsNoTracking().Where(m => m.Number == number).SelectMany(m => m.Trainings).Where(t => t.Id == training && t.FileId != null)
            .SelectMany(t => db.Files.Where(f => f.Id == t.FileId)).AsNoTracking().SingleOrDefaultAsync(ct);
    }
}
