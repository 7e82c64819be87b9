using System.Security.Cryptography;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Common.Tables;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Imports;

/// <summary>Takes a file in and opens a run that waits for its mapping. Nothing is imported yet.</summary>
public sealed class StartImport(HongniangDb db, ImportSubjects subjects, AssociationClock clock)
{
    /// <param name="Subject">Need, Achievement or Expert.</param>
    /// <param name="HolderId">The association that will hold the records; the actor's own when not given.</param>
    public sealed record Input(string? Subject, string FileName, byte[] Content, OrganizationId? HolderId);

    /// <returns>The number of the run.</returns>
    public async Task<Result<string>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!actor.May(AccessRules.MayImport))
        {
            return Problem.NotAllowed();
        }

        List<Problem> problems = [];
        if (subjects.Find(input.Subject) is null)
        {
            problems.Add(new Problem("import.subject", "Say what the rows are: needs, achievements or experts.", nameof(Input.Subject)));
        }

        var holder = input.HolderId ?? (actor.OrganizationId is { } own ? new OrganizationId(own) : default);
        if (await Holding.ReasonNotToHoldAsync(db, holder, ct) is { } outside)
        {
            problems.Add(outside);
        }

        var file = TableFile.Open(input.Content, input.FileName);
        problems.AddRange(file.Problems);
        if (file.Succeeded && file.Value.Sheets.All(s => s.IsHidden || !HasRows(file.Value, s.Name)))
        {
            problems.Add(new Problem("import.no-rows", "There are no rows in this file.", "File"));
        }

        if (problems.Count > 0)
        {
            return Result<string>.Refused(problems);
        }

        await using var transaction = await db.BeginAsync(ct);
        var name = Path.GetFileName(input.FileName.Replace('\\', '/'));
        var stored = new StoredFile
        {
            Id = clock.NewId(), Name = name.Length > 255 ? name[^255..] : name, Content = input.Content, Length = input.Content.Length, StoredAt = clock.Now,
            ContentType = input.Content.AsSpan().StartsWith("PK"u8) ? XlsxWriter.ContentType : "text/csv", Sha256 = Convert.ToHexStringLower(SHA256.HashData(input.Content)),
        };
        var run = new ImportRun
        {
            Id = clock.NewId(), Number = await Numbering.TakeAsync(db, HumanNumber.Import, clock.Today, ct), Subject = input.Subject! /* why: found above */, FileId = stored.Id, FileName = stored.Name,
            HolderId = holder.Value, CreatedById = actor.AccountId, CreatedByName = actor.Name, CreatedAt = clock.Now, State = RunState.Waiting,
        };
        db.Files.Add(stored);
        db.ImportRuns.Add(run);
        ImportRunDesk.Record(db, run, actor, clock.Now, "Uploaded", after: new { run.Subject, run.FileName, stored.Length, stored.Sha256 });
        var result = await db.CommitAsync(ct);
        return result.Succeeded ? run.Number : Result<string>.Refused(result.Problems);
    }

    private static bool HasRows(TableFile file, string sheet)
    {
        try
        {
            return file.Rows(sheet).Any(r => !r.IsBlank);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
