using System.Text;
using System.Text.RegularExpressions;

namespace RedThread.Tests;

/// <summary>The recipe written a second time, as plainly as can be and from the published formula, without any code of the library.</summary>
internal static partial class Oracle
{
    public static Dictionary<string, double> Scores(MatchQuery query, IReadOnlyCollection<IndexDocument> documents, IReadOnlyCollection<MatchQuery> needs, RecipeOptions o)
    {
        var scores = documents.ToDictionary(d => d.Id, _ => 0d, StringComparer.Ordinal);
        foreach (var (tokens, streamWeight) in new (Func<string, List<string>>, double)[] { (Units, 1), (Bigrams, o.BigramWeight) })
        {
            var bags = documents.ToDictionary(d => d.Id, d => Enumerable.Repeat(tokens(d.Title), o.DocumentTitleWeight).SelectMany(t => t).Concat(tokens(d.Body)).ToList(), StringComparer.Ordinal);
            var needBags = needs.Select(n => tokens(n.Title).Concat(tokens(n.Body)).ToHashSet(StringComparer.Ordinal)).ToList();
            var average = bags.Count == 0 ? 0 : bags.Values.Average(b => b.Count);
            var (title, body) = (tokens(query.Title), tokens(query.Body));
            foreach (var term in title.Union(body, StringComparer.Ordinal))
            {
                var df = bags.Values.Count(b => b.Contains(term, StringComparer.Ordinal));
                var nf = needBags.Count(b => b.Contains(term));
                var share = needs.Count == 0 ? 0 : o.NeedIdfShare;
                var idf = Math.Pow(Math.Pow(Rarity(bags.Count, df), 1 - share) * Math.Pow(Rarity(needs.Count, nf), share), o.IdfExponent);
                var weight = title.Count(t => t == term) + (o.QueryBodyWeight * Math.Min(o.QueryBodyCap, body.Count(t => t == term)));
                foreach (var (id, bag) in bags)
                {
                    var tf = bag.Count(t => t == term);
                    if (tf > 0)
                        scores[id] += streamWeight * weight * idf * tf * (o.K1 + 1) / (tf + (o.K1 * (1 - o.B + (o.B * bag.Count / average))));
                }
            }
        }
        return scores;
    }

    public static List<string> Units(string text) =>
        [.. Segments().Matches(Half(text)).SelectMany(m => m.Value[0] >= '\u4e00' ? m.Value.Select(c => c.ToString()) : [m.Value])];

    public static List<string> Bigrams(string text) =>
        [.. Segments().Matches(Half(text)).SelectMany(m => m.Value[0] >= '\u4e00'
            ? Enumerable.Range(0, m.Value.Length - 1).Select(i => m.Value.Substring(i, 2))
            : m.Value.Length > 1 ? [m.Value] : Array.Empty<string>())];

    private static string Half(string text)
    {
        var half = new StringBuilder();
        foreach (var c in text)
            half.Append(c == '\u3000' ? ' ' : c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c);
        return half.ToString().ToLowerInvariant();
    }

    private static double Rarity(int total, int frequency) => Math.Log(1 + ((total - frequency + .5) / (frequency + .5)));

    [GeneratedRegex("[\u4e00-\u9fff]+|[a-z0-9]+")]
    private static partial Regex Segments();
}
