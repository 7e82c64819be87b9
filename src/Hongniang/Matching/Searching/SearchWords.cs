using System.Text.RegularExpressions;
using RedThread;

namespace Hongniang.Matching.Searching;

/// <summary>What a person typed into the search, cut into words.</summary>
/// <remarks>The engine ranks by single characters, which also brings up texts that merely share common ones; a text counts as found when it holds
/// every short word whole, or most neighbouring pairs of a long one.</remarks>
public sealed partial class SearchWords
{
    private const double PairShare = 0.6;
    private const int LongWord = 5;
    private const int PassageLength = 110;

    private SearchWords(string typed, string[] words)
    {
        Typed = typed;
        Words = words;
        Query = new MatchQuery(string.Join(' ', words), "");
        NumberPart = words is [{ Length: >= 4 } only] && NumberLike().IsMatch(only) ? only.ToUpperInvariant() : null;
    }

    public string Typed { get; }

    public IReadOnlyList<string> Words { get; }

    public MatchQuery Query { get; }

    public bool IsEmpty => Words.Count == 0;

    /// <summary>A number, or the beginning or end of one, that was typed alone: <c>XQ-2026-0001</c>, <c>000123</c>. Null otherwise.</summary>
    public string? NumberPart { get; }

    public static SearchWords Of(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var cut = typed.Length > SearchRecords.MaxQuery ? typed[..SearchRecords.MaxQuery] : typed;
        return new SearchWords(cut.Trim(), [.. cut.Split([' ', '\t', '\n', '\r', '　', ',', '，', ';', '；', '、'], StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(12)]);
    }

    /// <summary>Whether the texts together answer every word.</summary>
    public bool AreIn(string title, string body) => Words.All(w => IsIn(w, title, body));

    /// <summary>Whether a name holds every word: a part of it is enough.</summary>
    public bool AreName(string? name) => !string.IsNullOrEmpty(name) && Words.All(w => name.Contains(w, StringComparison.OrdinalIgnoreCase));

    public bool Begin(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Words.Count > 0 && name.StartsWith(Words[0], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Cuts a text into stretches that are found and stretches that are not, in order.</summary>
    public IReadOnlyList<(string Text, bool IsFound)> Mark(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new bool[text.Length];
        foreach (var word in Words.SelectMany(Needles))
        {
            for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                Array.Fill(found, true, at, word.Length);
            }
        }

        List<(string, bool)> parts = [];
        for (int start = 0, end = 0; start < text.Length; start = end)
        {
            while (end < text.Length && found[end] == found[start])
            {
                end++;
            }

            parts.Add((text[start..end], found[start]));
        }

        return parts;
    }

    /// <summary>A stretch of the text around the first word found, for the list; its beginning when none is found there.</summary>
    public string Passage(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var flat = text.ReplaceLineEndings(" ");
        if (flat.Length <= PassageLength)
        {
            return flat;
        }

        var first = Words.Concat(Words.SelectMany(Needles)).Select(w => flat.IndexOf(w, StringComparison.OrdinalIgnoreCase)).Where(i => i >= 0).DefaultIfEmpty(0).First();
        var start = Math.Clamp(first - (PassageLength / 3), 0, flat.Length - PassageLength);
        return string.Concat(start > 0 ? "…" : "", flat.AsSpan(start, PassageLength), start + PassageLength < flat.Length ? "…" : "");
    }

    /// <summary>Whether a record's number holds what was typed as one.</summary>
    public bool AreNumber(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return NumberPart is { } part && number.Contains(part, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(?:[A-Za-z]{2}-[0-9-]+|[0-9][0-9-]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberLike();

    private static bool IsIn(string word, string title, string body)
    {
        if (Holds(word, title, body))
        {
            return true;
        }

        if (!IsLong(word))
        {
            return false;
        }

        var pairs = Pairs(word).ToList();
        return pairs.Count(p => Holds(p, title, body)) >= PairShare * pairs.Count;
    }

    private static bool Holds(string word, string title, string body) =>
        title.Contains(word, StringComparison.OrdinalIgnoreCase) || body.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsLong(string word) => word.Length >= LongWord && !char.IsAscii(word[0]);

    private static IEnumerable<string> Needles(string word) => IsLong(word) ? Pairs(word).Prepend(word) : [word];

    private static IEnumerable<string> Pairs(string word) => Enumerable.Range(0, word.Length - 1).Select(i => word.Substring(i, 2));
}
