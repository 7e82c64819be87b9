using Hongniang.Data;
using Hongniang.Matching.Indexing;
using Microsoft.EntityFrameworkCore;
using RedThread.Bilingual;

namespace Hongniang.Matching.Glossary;

/// <summary>Pairs that records of the reader's sight give in both languages and that the glossary lacks, those of most records first.</summary>
public sealed class ProposedTerms(HongniangDb db, MatchIndexes indexes)
{
    public const int Most = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="Number">A record that gives the pair.</param>
    /// <param name="Count">How many records give it.</param>
    public sealed record Row(string Chinese, string English, string Number, int Count);

    /// <summary>One query; the texts are read in memory. Empty while the index is being loaded.</summary>
    public async Task<IReadOnlyList<Row>> LoadAsync(CancellationToken ct)
    {
        if (await indexes.TryGetAsync(Patience, ct) is not { } set)
        {
            return [];
        }

        var sight = new Sight(db.Scope);
        var known = (await db.GlossaryTerms.AsNoTracking().Select(t => new { t.Chinese, t.English }).ToListAsync(ct)).Select(t => new TermPair(t.Chinese, t.English.ToUpperInvariant())).ToHashSet();
        return [.. set.Needs.Values.Where(sight.MaySee).Select(n => (n.Number, n.Title, n.Body))
            .Concat(set.Candidates.Values.Where(sight.MaySee).Select(c => (c.Number, c.Title, c.Body)))
            .AsParallel().WithCancellation(ct)
            .SelectMany(r => Pairs(r.Title).Concat(Pairs(r.Body)).Distinct().Select(p => (Pair: p, r.Number)))
            .GroupBy(p => p.Pair with { English = p.Pair.English.ToUpperInvariant() })
            .Where(g => !known.Contains(g.Key))
            .Select(g => (First: g.MinBy(p => p.Number), Count: g.Count()))
            .Select(g => new Row(g.First.Pair.Chinese, g.First.Pair.English, g.First.Number, g.Count))
            .OrderByDescending(r => r.Count).ThenBy(r => r.Chinese, StringComparer.Ordinal).ThenBy(r => r.English, StringComparer.Ordinal).Take(Most)];
    }

    // Most texts have no bracket at all.
    private static IReadOnlyList<TermPair> Pairs(string text) => text.AsSpan().IndexOfAny('(', '（') >= 0 ? TermProposals.In(text) : [];
}
