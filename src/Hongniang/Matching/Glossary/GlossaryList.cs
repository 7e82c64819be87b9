using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Matching.Glossary;

/// <summary>The glossary, by the Chinese term. Three queries, however many rows.</summary>
public static class GlossaryList
{
    /// <param name="Words">A part of either term.</param>
    public sealed record Filter(string? Words = null, TermState State = TermState.InUse);

    public sealed record Row(Guid Id, string Chinese, string English, TermSource Source, string? SourceNumber, DateTimeOffset UpdatedAt, string UpdatedByName, int Version);

    /// <param name="Declined">How many pairs were declined, for the tab.</param>
    public sealed record Found(Paged<Row> Page, int Declined);

    public static async Task<Found> LoadAsync(HongniangDb db, Filter filter, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        var matching = Matching(db, filter);
        var total = await matching.CountAsync(ct);
        var declined = await db.GlossaryTerms.CountAsync(t => t.State == TermState.Declined, ct);
        return new Found(new Paged<Row>(await Rows(matching).Skip(page.Skip).Take(page.Take).ToListAsync(ct), total, page), declined);
    }

    public static IAsyncEnumerable<Row> StreamAsync(HongniangDb db, Filter filter)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        return Rows(Matching(db, filter)).AsAsyncEnumerable();
    }

    private static IQueryable<GlossaryTerm> Matching(HongniangDb db, Filter filter)
    {
        var terms = db.GlossaryTerms.AsNoTracking().Where(t => t.State == filter.State);
        if (filter.Words is not { } words)
        {
            return terms;
        }

        var lower = words.ToUpperInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // why: translated to SQL, where no culture of ours and no comparison rule arrives
        return terms.Where(t => t.Chinese.Contains(words) || t.English.ToUpper().Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862
    }

    private static IQueryable<Row> Rows(IQueryable<GlossaryTerm> terms) =>
        terms.OrderBy(t => t.Chinese).ThenBy(t => t.English).ThenBy(t => t.Id).Select(t => new Row(t.Id, t.Chinese, t.English, t.Source, t.SourceNumber, t.UpdatedAt, t.UpdatedByName, t.Version));
}
