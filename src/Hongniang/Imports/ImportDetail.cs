using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Imports;

/// <summary>One import: where it stands, and its rows by what became of them.</summary>
/// <param name="Run">Not tracked.</param>
/// <param name="WithRemarks">Rows that were added although something in them was changed or left out.</param>
public sealed record ImportDetail(ImportRun Run, ImportPlan? Plan, string HolderName, int WithRemarks)
{
    /// <param name="Known">The record that a held-back row resembles; null where it is out of the reader's sight.</param>
    public sealed record Row(int Number, ImportOutcome Outcome, string? RecordNumber, double? Likeness, IReadOnlyList<ImportRemark> Remarks, IReadOnlyList<string> Cells, KnownText? Known);

    public sealed record KnownText(string Title, string Text, string? Owner);

    public static async Task<ImportDetail?> LoadAsync(HongniangDb db, string number, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var run = await db.ImportRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Number == number, ct);
        if (run is null)
        {
            return null;
        }

        var names = await OrganizationLookup.NamesAsync(db, [new OrganizationId(run.HolderId)], ct);
        var remarked = await db.ImportRows.CountAsync(r => r.RunId == run.Id && r.Outcome == ImportOutcome.Added && r.Problems != null, ct);
        return new ImportDetail(run, ImportPlan.FromJson(run.Mapping), names.Values.FirstOrDefault() ?? "", remarked);
    }

    public int CountOf(ImportPart part) => part switch
    {
        ImportPart.Added => Run.Added,
        ImportPart.Remarked => WithRemarks,
        ImportPart.PossibleDuplicate => Run.PossibleDuplicates,
        ImportPart.Refused => Run.Refused,
        _ => Run.Unchanged,
    };

    public async Task<Paged<Row>> RowsAsync(HongniangDb db, ImportPart part, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var outcome = part is ImportPart.Remarked ? ImportOutcome.Added : Enum.Parse<ImportOutcome>(part.ToString());
        var matching = db.ImportRows.AsNoTracking().Where(r => r.RunId == Run.Id && r.Outcome == outcome && (part != ImportPart.Remarked || r.Problems != null));
        var total = await matching.CountAsync(ct);
        var rows = await matching.OrderBy(r => r.RowNumber).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        var known = part is ImportPart.PossibleDuplicate ? await KnownAsync(db, [.. rows.Select(r => r.RecordNumber).OfType<string>()], ct) : [];
        return new Paged<Row>(
            [.. rows.Select(r => new Row(r.RowNumber, r.Outcome, r.RecordNumber, r.Likeness, KeptCells.Remarks(r.Problems), KeptCells.Of(r.Values), known.GetValueOrDefault(r.RecordNumber ?? "")))], total, page);
    }

    private async Task<Dictionary<string, KnownText>> KnownAsync(HongniangDb db, List<string> numbers, CancellationToken ct) => Run.Subject switch
    {
        nameof(Needs.Need) => await db.Needs.AsNoTracking().Where(n => numbers.Contains(n.Number)).ToDictionaryAsync(n => n.Number, n => new KnownText(n.Title, n.Description, n.EnterpriseName), ct),
        nameof(Supply.Achievement) => await db.Achievements.AsNoTracking().Where(a => numbers.Contains(a.Number)).ToDictionaryAsync(a => a.Number, a => new KnownText(a.Title, a.Summary, a.OwnerName), ct),
        _ => await db.Experts.AsNoTracking().Where(e => numbers.Contains(e.Number)).ToDictionaryAsync(e => e.Number, e => new KnownText(e.Name, e.ResearchDirections, e.OrganizationName), ct),
    };
}
