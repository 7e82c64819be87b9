using System.Text;
using System.Text.RegularExpressions;

namespace RedThread.Tests;

/// <summary>The recipe written a second time, as plainly as can be and from the published formula, without any code of the library.</summary>
internal static partial class Oracle
{
    public static Dictionary<string, long> Scores(MatchQuery query, IReadOnlyCollection<IndexDocument> documents, IReadOnlyCollection<MatchQuery> needs, RecipeOptions o)
    {
        var scores = documents.ToDictionary(d => d.Id, _ => 0L, StringComparer.Ordinal);
        var steps = Math.Pow(2, Math.Round(Math.Log2(724 / ((o.K1 + 1) * Math.Max(1, o.BigramWeight) * Math.Pow(Math.Log((2 * documents.Count) + 2), o.IdfExponent)))));
        foreach (var (tokens, streamWeight) in new (Func<string, List<string>>, double)[] { (Units, 1), (Bigrams, o.BigramWeight) })
        {
            var bags = documents.ToDictionary(d => d.Id, d => Enumerable.Repeat(tokens(d.Title), o.DocumentTitleWeight).SelectMany(t => t).Concat(tokens(d.Body)).ToList(), StringComparer.Ordinal);
            var needBags = needs.Select(n => tokens(n.Title).Concat(tokens(n.Body)).ToHashSet(StringComparer.Ordinal)).ToList();
            var average = bags.Values.Any(b => b.Count > 0) ? Math.Pow(2, Math.Round(32 * Math.Log2(bags.Values.Average(b => b.Count))) / 32) : 0;
            var (title, body) = (tokens(query.Title), tokens(query.Body));
            foreach (var term in title.Union(body, StringComparer.Ordinal))
            {
                var df = bags.Values.Count(b => b.Contains(term, StringComparer.Ordinal));
                var nf = needBags.Count(b => b.Contains(term));
                var share = needs.Count == 0 ? 0 : o.NeedIdfShare;
                var idf = Math.Pow(Math.Pow(Rarity(bags.Count, df), 1 - share) * Math.Pow(Rarity(needs.Count, nf), share), o.IdfExponent);
                var worth = (long)Math.Round(steps * streamWeight * idf * (o.K1 + 1));
                var weight = (5 * title.Count(t => t == term)) + Math.Min(3, body.Count(t => t == term));
                foreach (var (id, bag) in bags)
                {
                    var tf = (double)Math.Min(255, bag.Count(t => t == term));
                    if (tf == 0)
                        continue;
                    var saturation = Math.Clamp(Math.Round(128 * tf / (tf + (o.K1 * (1 - o.B + (o.B * Stepped(bag.Count) / average))))), 1, 127);
                    scores[id] += weight * (long)Math.Floor((worth * saturation / 128) + .5);
                }
            }
        }
        return scores;
    }

    /// <summary>The recipe without any rounding.</summary>
    public static Dictionary<string, double> Unrounded(MatchQuery query, IReadOnlyCollection<IndexDocument> documents, IReadOnlyCollection<MatchQuery> needs, RecipeOptions o)
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

    /// <summary>Lengths from 64 on in steps of the 24th root of 2.</summary>
    private static double Stepped(int length) => length < 64 ? length : 64 * Math.Pow(2, (Math.Floor(24 * Math.Log2(length / 64d)) + .5) / 24);

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
