using RedThread.Text;

namespace RedThread.Bilingual;

/// <summary>
/// A bilingual glossary ready for reading: finds its terms in a text of either language and says a query in the other one as far as they go, so that a need in Chinese meets a
/// profile in English. Immutable; safe for all threads. Finding is linear in the text for terms of bounded length.
/// </summary>
public sealed class TermTable
{
    /// <summary>The other number of an English word is said so often in the body, which is what the recipe counts at most.</summary>
    private const int NumberTimes = 3;

    private readonly Dictionary<char, List<TermPair>> chinese = [];
    private readonly Dictionary<string, List<(string[] Words, TermPair Pair)>> english = new(StringComparer.Ordinal);

    /// <param name="pairs">In any order; pairs without an ideograph or without a letter are left out.</param>
    public TermTable(IEnumerable<TermPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        foreach (var pair in pairs.OrderByDescending(p => p.Chinese.Length).ThenBy(p => p.Chinese, StringComparer.Ordinal).ThenBy(p => p.English, StringComparer.Ordinal))
        {
            var words = Words(pair.English).Select(w => w.Word).ToArray();
            if (words.Length == 0 || !pair.Chinese.Any(Folding.IsIdeograph))
                continue;
            Count++;
            Add(chinese, Folding.Fold(pair.Chinese[0]), pair);
            Add(english, words[0], (words, pair));
        }
        foreach (var terms in english.Values)
            terms.Sort((a, b) => b.Words.Length.CompareTo(a.Words.Length));
    }

    /// <summary>Pairs that are read.</summary>
    public int Count { get; }

    public static TermTable Empty { get; } = new([]);

    /// <summary>The terms that the text holds, in its own language: the longest at each place, each pair once, in order of place.</summary>
    public IReadOnlyList<TermPair> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Count == 0 ? [] : [.. FindChinese(text).Concat(FindEnglish(text)).OrderBy(f => f.Start).Select(f => f.Pair).Distinct()];
    }

    /// <summary>Does the text hold the other language's words of the pair, though not the language that the query found it by?</summary>
    public static bool Ties(TermPair pair, string text)
    {
        ArgumentNullException.ThrowIfNull(pair);
        ArgumentNullException.ThrowIfNull(text);
        var hasChinese = text.Contains(pair.Chinese, StringComparison.OrdinalIgnoreCase);
        return hasChinese != Holds(text, [.. Words(pair.English).Select(w => w.Word)]);
    }

    /// <summary>What the query asks for, said in the other language as far as the terms go. Null where none is found.</summary>
    public Translation? Translate(MatchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (Count == 0)
            return null;
        var inTitle = Places(query.Title);
        var inBody = Places(query.Body);
        var terms = inTitle.Concat(inBody).Select(p => p.Pair).Distinct().ToList();
        if (terms.Count == 0)
            return null;
        var title = string.Join('\n', inTitle.Select(p => p.Other).Distinct());
        var body = inBody.Select(p => p.Other).Concat(inTitle.Concat(inBody).Where(p => p.Other == p.Pair.English).Select(p => string.Join(' ', Enumerable.Repeat(OtherNumber(p.Other), NumberTimes)))).Distinct();
        return new Translation(new MatchQuery(title, string.Join('\n', body)), inTitle.Count > 0 ? Coverage(query.Title, inTitle) : Coverage(query.Body, inBody), terms);
    }

    /// <summary>The share of the text's characters and letters that stand in a term.</summary>
    private static double Coverage(string text, List<(int Start, int Length, TermPair Pair, string Other)> places) =>
        Math.Min(1, places.DistinctBy(p => p.Start).Sum(p => Told(text.AsSpan(p.Start, p.Length))) / (double)Math.Max(1, Told(text)));

    private static int Told(ReadOnlySpan<char> text)
    {
        var told = 0;
        foreach (var c in text)
            told += Folding.IsIdeograph(c) || Folding.IsWord(Folding.Fold(c)) ? 1 : 0;
        return told;
    }

    private List<(int Start, int Length, TermPair Pair, string Other)> Places(string text) =>
        [.. FindChinese(text).Select(f => (f.Start, f.Pair.Chinese.Length, f.Pair, f.Pair.English))
            .Concat(FindEnglish(text).Select(f => (f.Start, Math.Min(f.Pair.English.Length, text.Length - f.Start), f.Pair, f.Pair.Chinese))).OrderBy(f => f.Start)];

    /// <summary>The last word in the plural, or in the singular where it is one: the recipe of Chinese texts does not stem Latin words.</summary>
    private static string OtherNumber(string term)
    {
        var last = term[(term.LastIndexOf(' ') + 1)..];
        return last.Length > 3 && last[^1] is 's' && last[^2] is not 's' ? last[..^1] : last + "s";
    }

    private IEnumerable<(int Start, TermPair Pair)> FindChinese(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var found = chinese.TryGetValue(Folding.Fold(text[i]), out var terms)
                ? terms.Where(t => i + t.Chinese.Length <= text.Length && text.AsSpan(i, t.Chinese.Length).Equals(t.Chinese, StringComparison.OrdinalIgnoreCase)).ToList() : [];

            // One Chinese term may have several English ones; a shorter term inside the longest is not meant.
            var longest = found.Count == 0 ? 1 : found[0].Chinese.Length;
            foreach (var pair in found.Where(t => t.Chinese.Length == longest))
                yield return (i, pair);
            i += longest;
        }
    }

    private IEnumerable<(int Start, TermPair Pair)> FindEnglish(string text)
    {
        var words = Words(text);
        for (var i = 0; i < words.Count;)
        {
            var found = english.TryGetValue(words[i].Word, out var terms) ? terms.Where(t => StartsAt(words, i, t.Words)).ToList() : [];
            var longest = found.Count == 0 ? 1 : found[0].Words.Length;
            foreach (var (_, pair) in found.Where(t => t.Words.Length == longest))
                yield return (words[i].Start, pair);
            i += longest;
        }
    }

    private static bool Holds(string text, string[] wanted)
    {
        var words = Words(text);
        return Enumerable.Range(0, words.Count).Any(i => StartsAt(words, i, wanted));
    }

    private static bool StartsAt(List<(string Word, int Start)> words, int at, string[] wanted)
    {
        if (at + wanted.Length > words.Count)
            return false;
        for (var i = 0; i < wanted.Length; i++)
        {
            if (words[at + i].Word != wanted[i])
                return false;
        }
        return true;
    }

    /// <summary>Latin words and numbers, folded, a plural's s taken off.</summary>
    private static List<(string Word, int Start)> Words(string text)
    {
        List<(string, int)> words = [];
        for (var i = 0; i < text.Length; i++)
        {
            if (!Folding.IsWord(Folding.Fold(text[i])))
                continue;
            var start = i;
            while (i < text.Length && Folding.IsWord(Folding.Fold(text[i])))
                i++;
            var word = string.Create(i - start, (text, start), static (span, from) =>
            {
                for (var at = 0; at < span.Length; at++)
                    span[at] = Folding.Fold(from.text[from.start + at]);
            });
            words.Add((word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word, start));
        }
        return words;
    }

    private static void Add<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key, TValue value)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        list.Add(value);
    }
}

/// <summary>A query in the other language.</summary>
/// <param name="Coverage">The share of the query that it says, above 0 and at most 1: a likeness found by it counts so much.</param>
/// <param name="Terms">The pairs that were found in the query, each once.</param>
public sealed record Translation(MatchQuery Query, double Coverage, IReadOnlyList<TermPair> Terms);
