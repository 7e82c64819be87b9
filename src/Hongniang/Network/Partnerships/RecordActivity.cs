using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Partnerships;

/// <summary>Writes down something that the two did together.</summary>
public sealed class RecordActivity(HongniangDb db, PartnershipDesk desk, AssociationClock clock)
{
    /// <param name="RecordNumber">The number of an engagement, a contract or another record that shows more.</param>
    public sealed record Input(string Number, int Version, ActivityKind? Kind, DateOnly? HeldOn, string? Summary, string? RecordNumber = null);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await desk.TakeAsync(input.Number, input.Version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var (partnership, summary) = (taken.Value, Texts.Clean(input.Summary));
        var record = Texts.Clean(input.RecordNumber) is { } typed ? HumanNumber.TryParse(typed, out var number) ? number : "" : null;
        var checks = PartnershipDesk.CheckPast(new FactChecks(), input.HeldOn, clock.Today, nameof(input.HeldOn))
            .Required(summary, PartnershipActivity.MaxSummary, nameof(input.Summary)).Unclassified(nameof(input.Summary), summary)
            .Add(input.Kind is { } kind && Enum.IsDefined(kind) ? null : new Problem("choice.unknown", "Please choose one of the list.", nameof(input.Kind)))
            .Add(record is "" ? new Problem("number.unknown", "This is no number of a record: {0}.", nameof(input.RecordNumber), input.RecordNumber!) : null); // why: empty only where something was typed
        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        var activity = new PartnershipActivity
        {
            Id = clock.NewId(), HeldOn = input.HeldOn!.Value, Kind = input.Kind!.Value /* why: both checked */, Summary = summary!, RecordNumber = record, RecordedByName = actor.Name, RecordedAt = clock.Now,
        };
        partnership.Activities.Add(activity);
        db.Add(activity); // why: a child with a key made in code would be taken for an old one
        desk.Record(partnership, actor, "ActivityRecorded", after: new { activity.HeldOn, activity.Kind, activity.Summary, Record = record });
        return await db.CommitAsync(ct);
    }
}
