using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>The engagements in columns by stage, the most urgent on top. The number of queries does not depend on how many there are.</summary>
public sealed record EngagementBoard(IReadOnlyList<EngagementBoard.Column> Columns)
{
    public const int PerColumn = 12;

    /// <summary>What the board shows, in the order of the work.</summary>
    public static IReadOnlyList<EngagementStage> Stages { get; } =
    [
        EngagementStage.AwaitingConsent, EngagementStage.Introduced, EngagementStage.Met, EngagementStage.Negotiating, EngagementStage.Intent,
        EngagementStage.Signed, EngagementStage.Parked, EngagementStage.Lost,
    ];

    public sealed record Column(EngagementStage Stage, Paged<PairCard> Page);

    public int Total => Columns.Sum(c => c.Page.Total);

    /// <param name="turned">The column that is turned to another page; the others show their first.</param>
    public static async Task<EngagementBoard> LoadAsync(
        HongniangDb db, AssociationClock clock, Actor reader, EngagementFilter filter, EngagementStage? turned, int page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(filter);
        var matching = filter.Apply(db, clock.Today).Select(e => new Place
        {
            Id = e.Id, Number = e.Number, Stage = e.Stage, NextStepDue = e.NextStepDue, LastActivityAt = e.LastActivityAt, EndedAt = e.EndedAt, ParkedUntil = e.ParkedUntil,
        });
        var (counts, slices) = string.IsNullOrWhiteSpace(filter.Words)
            ? await SliceAsync(matching, turned, page, ct)
            : Slice(await matching.ToListAsync(ct), turned, page);
        var cards = await PairCard.LoadAsync(db, clock, reader, [.. slices.Values.SelectMany(s => s.Ids)], ct);
        var byStage = cards.ToLookup(c => c.Stage);
        return new EngagementBoard([.. Stages.Select(s => new Column(s, new Paged<PairCard>([.. byStage[s]], counts.GetValueOrDefault(s), slices[s].Page)))]);
    }

    private static async Task<(Dictionary<EngagementStage, int> Counts, Dictionary<EngagementStage, (Page Page, List<EngagementId> Ids)> Slices)> SliceAsync(
        IQueryable<Place> matching, EngagementStage? turned, int page, CancellationToken ct)
    {
        var counts = await matching.GroupBy(e => e.Stage).Select(g => new { Stage = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Stage, g => g.Count, ct);
        Dictionary<EngagementStage, (Page Page, List<EngagementId> Ids)> slices = [];
        foreach (var stage in Stages)
        {
            var slice = new Page(stage == turned ? page : 1, PerColumn);
            slices[stage] = (slice, await Urgent(matching, stage).Select(e => e.Id).Skip(slice.Skip).Take(slice.Take).ToListAsync(ct));
        }

        return (counts, slices);
    }

    /// <summary>Words are looked for in the texts of four tables: once, and every column comes from what was found.</summary>
    private static (Dictionary<EngagementStage, int> Counts, Dictionary<EngagementStage, (Page Page, List<EngagementId> Ids)> Slices) Slice(
        List<Place> found, EngagementStage? turned, int page) =>
        (found.CountBy(e => e.Stage).ToDictionary(), Stages.ToDictionary(stage => stage, stage =>
        {
            var slice = new Page(stage == turned ? page : 1, PerColumn);
            return (slice, Urgent(found.AsQueryable(), stage).Skip(slice.Skip).Take(slice.Take).Select(e => e.Id).ToList());
        }));

    private static IQueryable<Place> Urgent(IQueryable<Place> engagements, EngagementStage stage)
    {
        var column = engagements.Where(e => e.Stage == stage);
        return stage switch
        {
            EngagementStage.Signed or EngagementStage.Lost => column.OrderByDescending(e => e.EndedAt).ThenByDescending(e => e.Number),
            EngagementStage.Parked => column.OrderBy(e => e.ParkedUntil).ThenBy(e => e.Number),
            _ => column.OrderBy(e => e.NextStepDue == null).ThenBy(e => e.NextStepDue).ThenByDescending(e => e.LastActivityAt).ThenBy(e => e.Number),
        };
    }

    /// <summary>What an engagement's place on the board depends on.</summary>
    private sealed class Place
    {
        public EngagementId Id { get; init; }

        public required string Number { get; init; }

        public EngagementStage Stage { get; init; }

        public DateOnly? NextStepDue { get; init; }

        public DateTimeOffset LastActivityAt { get; init; }

        public DateTimeOffset? EndedAt { get; init; }

        public DateOnly? ParkedUntil { get; init; }
    }
}
