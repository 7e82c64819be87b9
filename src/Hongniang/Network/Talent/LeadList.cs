using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Talent;

/// <summary>Leads within the reader's sight, one page at a time, and what those that arrived brought.</summary>
public static class LeadList
{
    /// <param name="Words">Each word must occur in the title, the name, the project or the number.</param>
    public sealed record Filter(string? Words = null, LeadStage? Stage = null);

    public sealed record Row(string Number, string Title, string PersonName, string? StationName, string? TargetName, int People, string? Project, decimal? Capital, LeadStage Stage, DateOnly StageSince, bool IsSample);

    /// <summary>What arrived: each lead counts once, whatever it brings; capital is a ledger of its own.</summary>
    public sealed record Brought(int Leads, int People, int Projects, decimal Capital);

    public sealed record Found(Paged<Row> Page, IReadOnlyDictionary<LeadStage, int> PerStage, Brought Arrived);

    /// <summary>Three queries, however many rows.</summary>
    public static async Task<Found> LoadAsync(HongniangDb db, Filter filter, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var matching = Matching(db, filter with { Stage = null });
        var perStage = await matching.GroupBy(l => l.Stage).Select(g => new { Stage = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Stage, g => g.Count, ct);
        var arrived = await matching.Where(l => l.Stage == LeadStage.Arrived).GroupBy(l => 1)
            .Select(g => new Brought(g.Count(), g.Sum(l => l.People), g.Count(l => l.Project != null), g.Sum(l => l.Capital ?? 0m))).SingleOrDefaultAsync(ct);
        var total = filter.Stage is { } stage ? perStage.GetValueOrDefault(stage) : perStage.Values.Sum();
        var rows = await Rows(db, Matching(db, filter)).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        return new Found(new Paged<Row>(rows, total, page), perStage, arrived ?? new Brought(0, 0, 0, 0m));
    }

    public static IAsyncEnumerable<Row> StreamAsync(HongniangDb db, Filter filter) => Rows(db, Matching(db, filter)).AsAsyncEnumerable();

    private static IQueryable<TalentLead> Matching(HongniangDb db, Filter filter)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = db.TalentLeads.AsNoTracking();
        foreach (var word in (filter.Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            found = found.Where(l => l.Title.Contains(word) || l.PersonName.Contains(word) || l.Number.Contains(word) || l.Project!.Contains(word)); // why: SQL null compares as no match
        }

        return filter.Stage is { } stage ? found.Where(l => l.Stage == stage) : found;
    }

    private static IQueryable<Row> Rows(HongniangDb db, IQueryable<TalentLead> leads) => leads.OrderByDescending(l => l.StageSince).ThenByDescending(l => l.Number).Select(l => new Row(
        l.Number, l.Title, l.PersonName, db.Stations.Where(s => s.Id == l.StationId).Select(s => s.Name).FirstOrDefault(), db.Organizations.Where(o => o.Id == l.TargetId).Select(o => o.Name).FirstOrDefault(),
        l.People, l.Project, l.Capital, l.Stage, l.StageSince, l.IsSample));
}
