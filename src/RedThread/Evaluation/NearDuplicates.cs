using RedThread.Text;

namespace RedThread.Evaluation;

/// <summary>
/// Needs that say nearly the same must stay in one fold: with them apart, what looks like learning is remembering (on the judged set .0175 nDCG@10 instead of an honest .007).
/// Near are two needs whose titles share more than half of their character pairs, or whose whole texts more than .35 (Jaccard); what is near to one of a group belongs to it.
/// </summary>
public static class NearDuplicates
{
    private const double TitleShare = .5;
    private const double TextShare = .35;

    /// <summary>By need the number of its group, the place of one of its members. Quadratic in the needs.</summary>
    public static int[] Of(IReadOnlyList<JudgedText> needs)
    {
        ArgumentNullException.ThrowIfNull(needs);
        var titles = needs.Select(need => Pairs(need.Title)).ToList();
        var texts = needs.Select(need => Pairs(need.Title, need.Content)).ToList();
        var group = Enumerable.Range(0, needs.Count).ToArray();
        int First(int need) => group[need] == need ? need : group[need] = First(group[need]);
        for (var i = 0; i < needs.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Shared(titles[i], titles[j]) > TitleShare || Shared(texts[i], texts[j]) > TextShare)
                    group[First(i)] = First(j);
            }
        }
        return [.. group.Select((_, need) => First(need))];
    }

    private static double Shared(HashSet<TermKey> a, HashSet<TermKey> b)
    {
        var both = a.Count <= b.Count ? a.Count(b.Contains) : b.Count(a.Contains);
        return both == 0 ? 0 : (double)both / (a.Count + b.Count - both);
    }

    private static HashSet<TermKey> Pairs(params string[] texts)
    {
        var tokens = new TokenLists();
        foreach (var text in texts)
            TextAnalyzer.For(UnitKind.Characters).Analyze(text, tokens);
        return [.. tokens.Bigrams.Select(token => token.Key)];
    }
}
