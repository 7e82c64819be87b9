namespace Hongniang.Web.Matching;

/// <summary>The stretches of a long text around its shared phrases: what a reader needs to see of it.</summary>
public static class Passages
{
    private const int Around = 12;
    private const int Most = 6;

    /// <param name="Start">Where the stretch begins in the whole text.</param>
    /// <param name="IsCutBefore">Something of the same paragraph stands before it.</param>
    public sealed record Passage(int Start, string Text, bool IsCutBefore, bool IsCutAfter)
    {
        public int End => Start + Text.Length;
    }

    /// <summary>In the order of the text. Neighbours are joined; none crosses a line end.</summary>
    /// <param name="phrases">Where the phrases stand, the weightiest first.</param>
    public static IReadOnlyList<Passage> Of(string text, IReadOnlyList<(int Start, int Length)> phrases)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(phrases);
        List<(int From, int To)> windows = [];
        foreach (var (start, length) in phrases.Where(p => p.Start >= 0 && p.Start + p.Length <= text.Length).Take(Most).OrderBy(p => p.Start))
        {
            var line = text.LastIndexOf('\n', Math.Max(0, start - 1)) is var before and >= 0 && before < start ? before + 1 : 0;
            var end = text.IndexOf('\n', start + length) is var after and >= 0 ? after : text.Length;
            var (from, to) = (Math.Max(line, start - Around), Math.Min(end, start + length + Around));
            if (windows.Count > 0 && windows[^1].To >= from)
            {
                windows[^1] = (windows[^1].From, Math.Max(windows[^1].To, to));
            }
            else
            {
                windows.Add((from, to));
            }
        }

        return [.. windows.Select(w => Whole(text, w.From, w.To)).Select(w => new Passage(w.From, text[w.From..w.To], w.From > 0 && text[w.From - 1] != '\n', w.To < text.Length && text[w.To] != '\n'))];
    }

    /// <summary>Never half of a character that takes two code units.</summary>
    private static (int From, int To) Whole(string text, int from, int to) =>
        (from > 0 && char.IsLowSurrogate(text[from]) ? from - 1 : from, to < text.Length && char.IsLowSurrogate(text[to]) ? to + 1 : to);
}
