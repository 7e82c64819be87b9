using System.Globalization;
using Hongniang.Common;
using Hongniang.Data.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Data;

/// <summary>What is wrong in a database although every constraint holds: the journal's chain, numbers given out twice over, files that nothing names.</summary>
public static class DatabaseFindings
{
    /// <param name="Check">What was looked at.</param>
    /// <param name="Detail">What was found, for the operator.</param>
    public sealed record Finding(string Check, bool IsGood, string Detail);

    public static async Task<IReadOnlyList<Finding>> LoadAsync(HongniangDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var journal = await JournalCheck.RunAsync(db, ct);
        return
        [
            new("journal", journal.FirstBreak is null, journal.FirstBreak is { } first
                ? string.Create(CultureInfo.InvariantCulture, $"Broken at entry {first.Sequence}: {first.Reason} The {journal.Entries} before it are whole.")
                : string.Create(CultureInfo.InvariantCulture, $"{journal.Entries} entries, the chain is whole.")),
            await NumbersAsync(db, HumanNumber.Organization, db.Organizations.IgnoreQueryFilters() /* why: merged entries keep their numbers */.Select(o => o.Number), ct),
            await NumbersAsync(db, HumanNumber.Partnership, db.Partnerships.Select(p => p.Number), ct),
            await NumbersAsync(db, HumanNumber.Lead, db.TalentLeads.Select(l => l.Number), ct),
            await NumbersAsync(db, HumanNumber.Manager, db.TechnologyManagers.Select(m => m.Number), ct),
            await NumbersAsync(db, HumanNumber.Station, db.Stations.Select(s => s.Number), ct),
            await NumbersAsync(db, HumanNumber.Agreement, db.Agreements.Select(a => a.Number), ct),
            await NumbersAsync(db, HumanNumber.Achievement, db.Achievements.Select(a => a.Number), ct),
            await NumbersAsync(db, HumanNumber.Expert, db.Experts.Select(e => e.Number), ct),
            await NumbersAsync(db, HumanNumber.Need, db.Needs.Select(n => n.Number), ct),
            await NumbersAsync(db, HumanNumber.Engagement, db.Engagements.Select(e => e.Number), ct),
            await NumbersAsync(db, HumanNumber.Contract, db.Contracts.Select(c => c.Number), ct),
            await NumbersAsync(db, HumanNumber.Import, db.ImportRuns.Select(r => r.Number), ct),
            await NumbersAsync(db, HumanNumber.Assignment, db.AssignmentRuns.Select(r => r.Number), ct),
            await NumbersAsync(db, HumanNumber.Visit, db.Visits.Select(v => v.Number), ct),
            await NumbersAsync(db, HumanNumber.Task, db.Tasks.Select(t => t.Number), ct),
            await FilesAsync(db, ct),
            await SealsAsync(db, ct),
        ];
    }

    /// <summary>No record may carry a serial that the series has not given out yet, or two the same one: serials run on over the years.</summary>
    private static async Task<Finding> NumbersAsync(HongniangDb db, string series, IQueryable<string> numbers, CancellationToken ct)
    {
        var last = await db.NumberSeries.AsNoTracking().Where(s => s.Series == series).Select(s => (long?)s.Last).SingleOrDefaultAsync(ct);
        var serials = new HashSet<long>();
        var (highest, twice) = (0L, (string?)null);
        await foreach (var number in numbers.AsAsyncEnumerable().WithCancellation(ct))
        {
            var serial = long.TryParse(number.AsSpan(number.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
            highest = Math.Max(highest, serial);
            twice ??= serials.Add(serial) ? null : number;
        }

        return last is null ? new($"numbers {series}", false, "The series is missing.")
            : highest > last ? new($"numbers {series}", false, string.Create(CultureInfo.InvariantCulture, $"The series stands at {last}, but a record carries {highest}: the next number would be given out twice."))
            : twice is not null ? new($"numbers {series}", false, $"The serial of {twice} was given out twice.")
            : new($"numbers {series}", true, string.Create(CultureInfo.InvariantCulture, $"{serials.Count} records, the series stands at {last}."));
    }

    private static async Task<Finding> SealsAsync(HongniangDb db, CancellationToken ct)
    {
        var use = await SealUse.LoadAsync(db, ct);
        var all = use.PerKey.Values.Sum();
        return new("seals", use.Unreadable == 0, use.Unreadable > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{use.Unreadable} of {all} texts are sealed with keys that are not in the folder of keys. Put the keys of this database back.")
            : string.Create(CultureInfo.InvariantCulture, $"{all} texts, {use.Older} not sealed with the newest key{(use.Older > 0 ? ": hongniang keys reseal" : "")}."));
    }

    private static async Task<Finding> FilesAsync(HongniangDb db, CancellationToken ct)
    {
        var all = await db.Files.CountAsync(ct);
        var orphans = await db.Files.CountAsync(f => !db.Contracts.Any(c => c.FileId == f.Id) && !db.ImportRuns.Any(r => r.FileId == f.Id) && !db.Agreements.Any(a => a.FileId == f.Id) && !db.Stations.Any(s => s.FileId == f.Id)
            && !db.TechnologyManagers.Any(m => m.Trainings.Any(t => t.FileId == f.Id)), ct);
        return new("files", orphans == 0, orphans == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{all} files, each named by a record.")
            : string.Create(CultureInfo.InvariantCulture, $"{orphans} of {all} files are named by no record."));
    }
}
