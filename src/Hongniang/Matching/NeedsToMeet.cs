using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Matching.Bands;
using Hongniang.Matching.Indexing;
using Hongniang.Needs;
using Microsoft.Extensions.Options;
using RedThread;
using RedThread.Bilingual;

namespace Hongniang.Matching;

/// <summary>The other way round: the published needs that one achievement, expert or unit could meet, with the phrases that tie them.</summary>
/// <remarks>The likeness is the one that the need's own page shows for the pair: first the needs nearest to the candidate's text are taken, then each is
/// asked how near the candidate is to it, so that both pages tell the same.</remarks>
public sealed class NeedsToMeet(HongniangDb db, MatchIndexes indexes, IOptions<MatchWeights> options)
{
    public const int Most = 6;

    /// <summary>How many needs are asked.</summary>
    private const int Depth = 40;

    private const int MostThreads = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <param name="Percent">The normalised likeness of the texts, 0–100.</param>
    /// <param name="Phrases">What both texts say, the weightiest first.</param>
    public sealed record Row(IndexedNeed Need, int Percent, IReadOnlyList<string> Phrases)
    {
        /// <summary>The likeness is that of the meaning, by a model; the words say less.</summary>
        public bool IsByMeaning { get; init; }
    }

    /// <summary>Whoever could meet a need: an achievement, an expert, or a unit by its card.</summary>
    /// <param name="Index">Where its text is found.</param>
    /// <param name="Candidate">The achievement or expert; null for a unit, whose card no model of meaning reads.</param>
    private sealed record Answerer(string Number, string Title, string Body, ThreadIndex Index, Candidate? Candidate, OrganizationId? OrganizationId, string OrganizationName);

    /// <summary>At most <see cref="Most"/> needs in the reader's sight, the nearest first. Empty when the candidate may not be proposed, or while the index is being loaded.</summary>
    /// <param name="number">Of an achievement, an expert, or a unit with a capability card.</param>
    /// <param name="ct">Stops the search.</param>
    public async Task<IReadOnlyList<Row>> FindAsync(string number, CancellationToken ct)
    {
        var sight = new Sight(db.Scope);
        if (await indexes.TryGetAsync(Patience, ct) is not { } set || Find(set, number, sight) is not { } answerer)
        {
            return [];
        }

        var asked = new MatchQuery(answerer.Title, answerer.Body);
        bool May(string id) => set.Needs.TryGetValue(id, out var need) && MayMeet(need, answerer, sight);
        var near = set.NeedTexts.Search(asked, Depth, May, ct).Concat(set.Terms.Translate(asked) is { } told ? set.NeedTexts.Search(told.Query, Depth, May, ct) : []).Select(h => h.Id)
            .Concat(answerer.Candidate is { } candidate ? set.Meaning?.NeedsNear(candidate, Depth, May) ?? [] : []);
        return [.. near.Distinct(StringComparer.Ordinal).Select(h => set.Needs.GetValueOrDefault(h)).OfType<IndexedNeed>()
            .Select(n => (Need: n, Likeness: Likeness(set, answerer.Index, n, number), Meaning: MeaningOf(set, n, answerer)))
            .Where(n => n.Meaning > 0 || (n.Likeness >= options.Value.MinimumText && !IsWeak(set, n.Need, answerer, n.Likeness)))
            .OrderByDescending(n => Math.Max(n.Likeness, n.Meaning)).ThenBy(n => n.Need.Number, StringComparer.Ordinal)
            .Select(n => new Row(n.Need, InPercent(Math.Max(n.Likeness, n.Meaning)), Phrases(set, n.Need, answerer)) { IsByMeaning = n.Meaning > n.Likeness })
            .Where(r => r.IsByMeaning || r.Phrases.Count > 0).Take(Most)];
    }

    private static int InPercent(double likeness) => (int)Math.Round(100 * Math.Min(1, likeness));

    /// <summary>How like the meaning is, where that alone is enough to be listed on the need's page; else 0.</summary>
    private static double MeaningOf(IndexSet set, IndexedNeed need, Answerer answerer) =>
        answerer.Candidate is { } candidate && set.Meaning?.Of(need.Number, Query(need), candidate.Kind)?.Of(candidate) is { IsNear: true, Likeness: { } likeness } ? likeness : 0;

    private static Answerer? Find(IndexSet set, string number, Sight sight) =>
        set.Candidates.TryGetValue(number, out var candidate)
            ? candidate.IsMatchable && sight.MaySee(candidate) ? new(number, candidate.Title, candidate.Body, set.Of(candidate.Kind), candidate, candidate.OrganizationId, candidate.OrganizationName) : null
            : set.UnitOf(number) is { } unit && sight.MaySee(unit) ? new(number, unit.Fields, unit.Offers, set.Units, null, unit.Id, unit.Name) : null;

    private bool IsWeak(IndexSet set, IndexedNeed need, Answerer answerer, double likeness) =>
        WeakRule.Holds(answerer.Index) && WeakRule.IsWeak(Query(need), likeness, Promise(set, need, answerer), options.Value);

    private static MatchPromise? Promise(IndexSet set, IndexedNeed need, Answerer answerer) =>
        answerer.Candidate is { Kind: var kind } && MatchBands.Published.Of(kind) is { } curve && Likeness(set, set.Titles, need, answerer.Number) is var title
            ? new MatchPromise(title, curve.Bands.Of(title), curve.Pairs) : null;

    private static bool MayMeet(IndexedNeed need, Answerer answerer, Sight sight) =>
        need.State is NeedState.Published && sight.MaySee(need)
        && !(need.EnterpriseId is { } firm && answerer.OrganizationId is { } owner ? firm == owner : need.EnterpriseName == answerer.OrganizationName);

    // Single characters and bare figures tie nothing: a need that shares no more is left out.
    private static List<string> Phrases(IndexSet set, IndexedNeed need, Answerer answerer)
    {
        var shared = (answerer.Index.Explain(Query(need), answerer.Number, MostThreads)?.Threads ?? []).Select(t => t.Text.Trim()).Where(t => t.Count(char.IsLetter) > 1);
        var terms = set.Terms.Translate(Query(need))?.Terms.Where(t => TermTable.Ties(t, answerer.Title + "\n" + answerer.Body)).Select(t => $"{t.Chinese} = {t.English}") ?? [];
        return [.. terms.Concat(shared).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostThreads)];
    }

    /// <summary>As the need's own page has it.</summary>
    private static double Likeness(IndexSet set, ThreadIndex index, IndexedNeed need, string number) => Math.Max(
        index.Explain(Query(need), number, 0)?.Normalized ?? 0,
        set.Terms.Translate(Query(need)) is { } told ? told.Coverage * (index.Explain(told.Query, number, 0)?.Normalized ?? 0) : 0);

    private static MatchQuery Query(IndexedNeed need) => new(need.Title, need.Body);
}
