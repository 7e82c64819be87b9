using Hongniang.Matching.Bands;
using Hongniang.Matching.Indexing;
using RedThread;
using RedThread.Bilingual;

namespace Hongniang.Matching.Units;

/// <summary>One need and one reader: ranks the units whose capability cards answer it, and shows afterwards what ties them to it. Pure memory.</summary>
internal sealed class UnitDesk(IndexSet set, MatchSubject need, MatchFilters filters, Sight sight, MatchWeights weights, DateOnly today)
{
    private const int MostThreads = 6;

    private readonly Translation? _translation = set.Terms.Translate(need.Query);

    public UnitList Rank(CancellationToken ct)
    {
        var (rows, weak) = (new List<UnitRow>(), 0);
        foreach (var (number, likeness) in Hits(ct).Where(h => h.Likeness >= weights.MinimumText))
        {
            if (set.UnitOf(number) is not { } unit)
            {
                continue;
            }

            var isWeak = WeakRule.Holds(set.Units) && WeakRule.IsWeak(need.Query, likeness, null, weights);
            weak += isWeak ? 1 : 0;
            if (!isWeak || filters.WithWeak)
            {
                rows.Add(new UnitRow(unit, 0, likeness, UnitScore.Of(need, unit, likeness, weights, today).WithTerms(_translation, unit.Body)) { IsWeak = isWeak });
            }
        }

        rows.Sort(static (a, b) => b.Score.Exact.CompareTo(a.Score.Exact) is not 0 and var order ? order : string.CompareOrdinal(a.Unit.Number, b.Unit.Number));
        return new UnitList([.. rows.Select((r, i) => r with { Rank = i + 1 })], set.Units.Count, Threads) { WeakCount = weak };
    }

    private IReadOnlyList<ThreadSpan> Threads(IndexedOrganization unit) => set.Units.Explain(need.Query, unit.Number, MostThreads)?.Threads ?? [];

    private IEnumerable<(string Number, double Likeness)> Hits(CancellationToken ct)
    {
        var likenesses = set.Units.Search(need.Query, weights.Depth, Accept, ct).ToDictionary(h => h.Id, h => h.Normalized, StringComparer.Ordinal);
        foreach (var hit in _translation is { } told ? set.Units.Search(told.Query, weights.Depth, Accept, ct) : [])
        {
            likenesses[hit.Id] = Math.Max(likenesses.GetValueOrDefault(hit.Id), _translation!.Coverage * hit.Normalized); // why: asked in the line above
        }

        return likenesses.Select(l => (l.Key, l.Value));
    }

    private bool Accept(string number) => set.UnitOf(number) is { } unit && sight.MaySee(unit) && !IsFiltered(unit);

    private bool IsFiltered(IndexedOrganization unit) =>
        (!filters.WithOwn && MatchFilters.IsOwn(need, unit.Id, unit.Name))
        || (filters.Nearness is not RegionNearness.Elsewhere && Places.Nearness(need.RegionCode, unit.RegionCode) < filters.Nearness)
        || (filters.Region is { } region && !unit.RegionCode.StartsWith(Network.Regions.PrefixOf(region), StringComparison.Ordinal))
        || (filters.ServesIndustry && !UnitScore.Serves(need, unit));
}

/// <summary>A unit that can, by its card.</summary>
/// <param name="Rank">Place by score, 1 = best.</param>
/// <param name="Likeness">The engine's normalised likeness of the need and the card.</param>
public sealed record UnitRow(IndexedOrganization Unit, int Rank, double Likeness, MatchScore Score)
{
    public bool IsWeak { get; init; }
}

/// <summary>The ranked units, the best first.</summary>
/// <param name="CardCount">How many units have a card, in all.</param>
/// <param name="Threads">The phrases that tie the need to a unit's card, heaviest first.</param>
public sealed record UnitList(IReadOnlyList<UnitRow> Rows, int CardCount, Func<IndexedOrganization, IReadOnlyList<ThreadSpan>> Threads)
{
    public static UnitList Empty { get; } = new([], 0, _ => []);

    /// <summary>How many units are so weak that they are shown only when asked for.</summary>
    public int WeakCount { get; init; }
}
