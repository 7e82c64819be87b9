using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Common.Tables;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Imports;

/// <summary>Decides what becomes of some rows, and writes it in one transaction.</summary>
internal sealed class ImportBatch(HongniangDb db, ImportSubject subject, AssociationClock clock, ImportContext context)
{
    private LikenessIndex _known = new();

    /// <summary>What becomes of one row. Record and likeness are those of the record that it is, or resembles.</summary>
    public sealed record Verdict(TableRow Row, ImportDraft Draft, string Fingerprint, ImportOutcome Outcome)
    {
        public Fingerprints.Known? Before { get; init; }

        public LikenessIndex.Entry? Entry { get; init; }

        public double? Likeness { get; init; }
    }

    public async Task LoadKnownAsync(CancellationToken ct)
    {
        _known = new LikenessIndex();
        await foreach (var record in subject.KnownAsync(db).WithCancellation(ct))
        {
            _known.Add(record.Resemblance, record.Id, record.Number);
        }
    }

    /// <summary>Nothing is written: also for a dry run.</summary>
    public async Task<IReadOnlyList<Verdict>> DecideAsync(IReadOnlyList<TableRow> rows, CancellationToken ct)
    {
        var cells = rows.Select(r => new ImportCells(context.Plan, r, subject.Joinings)).ToList();
        var drafts = await subject.LinkAsync(db, [.. cells.Select(c => subject.Read(c, context))], ct);
        var fingerprints = cells.ConvertAll(c => Fingerprints.Of(c, subject, context.HolderId));
        var imported = await Fingerprints.FindAsync(db, fingerprints, ct);
        var here = new Dictionary<string, LikenessIndex.Entry>(StringComparer.Ordinal);
        List<Verdict> verdicts = [];
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, draft, fingerprint) = (rows[i], drafts[i], fingerprints[i]);
            if (draft.IsRefused)
            {
                verdicts.Add(new Verdict(row, draft, fingerprint, ImportOutcome.Refused));
            }
            else if (imported.TryGetValue(fingerprint, out var before))
            {
                verdicts.Add(new Verdict(row, draft, fingerprint, ImportOutcome.Unchanged) { Before = before });
            }
            else if (here.TryGetValue(fingerprint, out var same))
            {
                verdicts.Add(new Verdict(row, draft, fingerprint, ImportOutcome.Unchanged) { Entry = same });
            }
            else if (_known.Find(draft.Resemblance) is var (like, likeness))
            {
                verdicts.Add(new Verdict(row, draft, fingerprint, ImportOutcome.PossibleDuplicate) { Entry = like, Likeness = likeness });
            }
            else
            {
                here[fingerprint] = _known.Add(draft.Resemblance);
                verdicts.Add(new Verdict(row, draft, fingerprint, ImportOutcome.Added) { Entry = here[fingerprint] });
            }
        }

        return verdicts;
    }

    /// <returns>The run as saved; null when it is another worker's now.</returns>
    public async Task<ImportRun?> CommitAsync(ImportRun run, IReadOnlyList<TableRow> rows, CancellationToken ct)
    {
        while (true)
        {
            var verdicts = await DecideAsync(rows, ct);
            await using var transaction = await db.BeginAsync(ct);
            var fresh = verdicts.Where(v => v.Outcome is ImportOutcome.Added).ToList();
            if (fresh.Count > 0)
            {
                // Taking numbers locks their series: from here on no other import of this kind adds the same rows.
                var added = await subject.AddAsync(db, [.. fresh.Select(v => v.Draft)], context, clock, ct);
                if ((await Fingerprints.FindAsync(db, fresh.Select(v => v.Fingerprint), ct)).Count > 0)
                {
                    await transaction.RollbackAsync(ct);
                    db.ForgetChanges();
                    run = await db.ImportRuns.SingleAsync(r => r.Id == run.Id, ct);
                    await LoadKnownAsync(ct);
                    continue;
                }

                foreach (var (verdict, record) in fresh.Zip(added))
                {
                    (verdict.Entry! /* why: set for every new row */.Id, verdict.Entry.Number) = (record.Id, record.Number);
                }
            }

            db.ImportRows.AddRange(verdicts.Select(v => RowOf(run, v)));
            Count(run, verdicts);
            run.HeartbeatAt = clock.Now;
            return (await db.CommitAsync(ct)).Succeeded ? run : null;
        }
    }

    private static void Count(ImportRun run, IReadOnlyList<Verdict> verdicts)
    {
        run.DoneRows += verdicts.Count;
        run.Added += verdicts.Count(v => v.Outcome is ImportOutcome.Added);
        run.Unchanged += verdicts.Count(v => v.Outcome is ImportOutcome.Unchanged);
        run.PossibleDuplicates += verdicts.Count(v => v.Outcome is ImportOutcome.PossibleDuplicate);
        run.Refused += verdicts.Count(v => v.Outcome is ImportOutcome.Refused);
    }

    private ImportRow RowOf(ImportRun run, Verdict verdict) => new()
    {
        Id = clock.NewId(),
        RunId = run.Id,
        RowNumber = verdict.Row.Number,
        Outcome = verdict.Outcome,
        Fingerprint = verdict.Fingerprint,
        RecordId = verdict.Before?.RecordId ?? verdict.Entry?.Id,
        RecordNumber = verdict.Before?.RecordNumber ?? verdict.Entry?.Number,
        Likeness = verdict.Likeness,
        Problems = verdict.Draft.Remarks.Count > 0 ? StoredJson.Write(verdict.Draft.Remarks) : null,
        Values = verdict.Outcome is ImportOutcome.Refused or ImportOutcome.PossibleDuplicate
            ? StoredJson.Write(context.Plan.Columns.Select(c => verdict.Row[c.Index]))
            : null,
    };
}
