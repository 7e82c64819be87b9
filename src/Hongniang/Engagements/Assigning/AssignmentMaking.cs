using Hongniang.Matching;
using Hongniang.Matching.Indexing;
using Hongniang.Needs;
using RedThread.Assignment;

namespace Hongniang.Engagements.Assigning;

/// <summary>From ranked candidates to the engine's case, and from its answer to what the page tells. Pure.</summary>
internal sealed class AssignmentMaking
{
    private readonly IReadOnlyList<Need> _needs;
    private readonly IReadOnlyList<IReadOnlyList<PossibleRow>> _lists;
    private readonly Dictionary<(string Need, string Taker), PossibleRow> _rows = [];
    private readonly Dictionary<string, PossibleTaker> _takers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _floors;

    /// <param name="lists">Who may take each need, the best first, in the order of the needs.</param>
    public AssignmentMaking(AssignmentSettings settings, IReadOnlyList<Need> needs, IReadOnlyList<IReadOnlyList<PossibleRow>> lists)
    {
        (_needs, _lists) = (needs, lists);
        for (var i = 0; i < needs.Count; i++)
        {
            foreach (var row in lists[i])
            {
                _rows[(needs[i].Number, row.Taker.Number)] = row;
                _takers[row.Taker.Number] = row.Taker;
            }
        }

        // Of the needs for which anybody is there at all.
        _floors = needs.Where((_, i) => lists[i].Count > 0).CountBy(CountyOf, StringComparer.Ordinal)
            .ToDictionary(c => c.Key, c => ((c.Value * settings.FloorPercent) + 99) / 100, StringComparer.Ordinal);
        Case = new AssignmentCase
        {
            Goal = settings.Goal,
            Needs = [.. needs.Select(n => new AssignedNeed(n.Number, CountyOf(n), settings.PerNeed))],
            Takers = [.. _takers.Values.Select(t => new Taker(t.Number, t.Capacity, t.Society, settings.MostFar))],
            Pairs = [.. needs.SelectMany((n, i) => lists[i].Select(r => new PossiblePair(n.Number, r.Taker.Number, r.Points, r.IsFar)))],
            Floors = [.. _floors.Select(f => new GroupFloor(f.Key, f.Value))],
            Societies = settings.SocietyCap is { } most ? [.. _takers.Values.Select(t => t.Society).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal).Select(s => new SocietyCap(s, most))] : [],
        };
    }

    /// <summary>Ranked candidates as takers: each list that of the need's own page.</summary>
    /// <param name="loads">Introductions that each candidate has open already.</param>
    public static IReadOnlyList<IReadOnlyList<PossibleRow>> OfCandidates(AssignmentSettings settings, IReadOnlyList<Need> needs, IReadOnlyList<MatchList> lists, IReadOnlyDictionary<Guid, int> loads)
    {
        Dictionary<string, PossibleTaker> takers = new(StringComparer.Ordinal);
        PossibleTaker TakerOf(Candidate c) => takers.TryGetValue(c.Number, out var known) ? known
            : takers[c.Number] = new PossibleTaker(c.Number, c.Name ?? c.Title, c.OrganizationName, SocietyOf(c), Math.Max(0, settings.TakerCap - loads.GetValueOrDefault(c.Id)));
        return
        [
            .. needs.Select((n, i) => lists[i].Rows.Select(r =>
                new PossibleRow(TakerOf(r.Candidate), r.Score.Points, r.Rank, IsFar(n, r.Candidate.RegionCode), () => PossibleRow.Story.Of(lists[i].Desk, r))).ToList()),
        ];
    }

    /// <summary>Whether the need lies outside the city of whoever is to take it.</summary>
    public static bool IsFar(Need need, string regionCode) => Places.Nearness(need.RegionCode, regionCode) < RegionNearness.SameCity;

    public AssignmentCase Case { get; }

    public AssignmentOutcome Outcome(AssignmentPlan plan, IReadOnlyList<LimitPrice> prices)
    {
        var greedy = GreedyAssigner.Solve(Case);
        var (served, servedGreedily) = (Served(plan), Served(greedy));
        var byNumber = _needs.ToDictionary(n => n.Number, StringComparer.Ordinal);
        var counties = _needs.GroupBy(CountyOf, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new AssignmentOutcome.County(g.Key, g.Count(), g.Count(n => served.Contains(n.Number)), g.Count(n => servedGreedily.Contains(n.Number)), _floors.GetValueOrDefault(g.Key))).ToList();
        var lists = _needs.Select((n, i) => (n.Number, List: _lists[i])).ToDictionary(l => l.Number, l => l.List, StringComparer.Ordinal);
        var planned = plan.Pairs.Select(p => (p.Need, p.Taker)).ToHashSet();
        var firsts = lists.Where(l => l.Value.Count > 0).ToDictionary(l => l.Key, l => l.Value[0].Taker.Number, StringComparer.Ordinal);
        return new AssignmentOutcome(
            [.. plan.Pairs.Select(p => Row(byNumber[p.Need], _rows[(p.Need, p.Taker)], planned.Contains((p.Need, firsts[p.Need])) ? null : firsts[p.Need]))],
            [.. _needs.Where(n => !served.Contains(n.Number)).Select(n => new AssignmentOutcome.Left(n.Number, n.Title, n.RegionCode,
                lists[n.Number].Count == 0 ? AssignmentOutcome.LeftReason.NoCandidate : AssignmentOutcome.LeftReason.CandidatesFull))],
            Measure(plan, counties, c => c.Served), Measure(greedy, counties, c => c.GreedyServed), counties,
            [.. prices.Select(p => new AssignmentOutcome.Price(p.Kind, p.Id, NameOf(p), p.Limit, p.Value, p.Served))],
            plan.Bound, plan.IsProved, [.. plan.Shortfalls.Where(s => s.Kind is LimitKind.GroupFloor).Select(s => new AssignmentOutcome.Short(s.Id, s.Missing))]);
    }

    /// <param name="first">The need's first choice, where it does not take the need.</param>
    private static AssignmentOutcome.Row Row(Need need, PossibleRow row, string? first)
    {
        var story = row.Tell();
        return new AssignmentOutcome.Row(need.Number, need.Title, need.RegionCode, row.Taker.Number, row.Taker.Name, row.Taker.Organization, row.Points, row.Rank, row.IsFar,
            first, story.Phrases, story.Kept) { Parts = story.Parts, Member = story.Member };
    }

    private static AssignmentOutcome.Measure Measure(AssignmentPlan plan, List<AssignmentOutcome.County> counties, Func<AssignmentOutcome.County, int> served) => new(
        plan.Value, plan.Served,
        plan.Pairs.Count == 0 ? 0 : plan.Pairs.GroupBy(p => p.Need, StringComparer.Ordinal).Min(g => g.Max(p => p.Value)),
        counties.Count == 0 ? 0 : counties.Min(c => 100 * served(c) / c.Needs));

    private static HashSet<string> Served(AssignmentPlan plan) => plan.Pairs.Select(p => p.Need).ToHashSet(StringComparer.Ordinal);

    private string NameOf(LimitPrice price) => price.Kind switch
    {
        LimitKind.TakerCap or LimitKind.FarCap => _takers[price.Id].Name,
        LimitKind.NeedCap => _needs.First(n => n.Number == price.Id).Title,
        LimitKind.SocietyCap => _takers.Values.First(t => t.Society == price.Id).Organization,
        _ => "",
    };

    private static string SocietyOf(Candidate candidate) => candidate.OrganizationId is { } id ? id.Value.ToString() : candidate.OrganizationName;

    private static string CountyOf(Need need) => need.RegionCode.Length > 6 ? need.RegionCode[..6] : need.RegionCode;
}
