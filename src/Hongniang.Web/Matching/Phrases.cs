namespace Hongniang.Web.Matching;

/// <summary>Cuts a text where phrases begin and end, so that each piece can be marked for the candidates that share it.</summary>
public static class Phrases
{
    /// <summary>A stretch of a text that a candidate shares.</summary>
    /// <param name="Thread">The candidate's thread, counted from 0: its heaviest.</param>
    public readonly record struct Mark(int Start, int End, string Candidate, int Thread);

    /// <param name="For">Who shares it, as <c>CG-2026-000001:0 CG-2026-000007:2</c>; null for the text between.</param>
    /// <param name="IsOn">Shared by the selected candidate.</param>
    public sealed record Piece(string Text, string? For, bool IsOn);

    /// <summary>The pieces in order; joined they give the text.</summary>
    public static IReadOnlyList<Piece> Cut(string text, IReadOnlyList<Mark> marks, string? selected)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(marks);
        if (marks.Count == 0)
        {
            return text.Length == 0 ? [] : [new Piece(text, null, false)];
        }

        var inside = marks.Select(m => m with { Start = Math.Clamp(m.Start, 0, text.Length), End = Math.Clamp(m.End, 0, text.Length) }).Where(m => m.Start < m.End).ToList();
        List<int> cuts = [.. inside.SelectMany(m => new[] { m.Start, m.End }).Append(0).Append(text.Length).Distinct().Order()];
        List<Piece> pieces = [];
        for (var i = 0; i + 1 < cuts.Count; i++)
        {
            var (from, to) = (cuts[i], cuts[i + 1]);
            var here = inside.Where(m => m.Start <= from && m.End >= to).OrderBy(m => m.Candidate, StringComparer.Ordinal).ThenBy(m => m.Thread).ToList();
            pieces.Add(new Piece(text[from..to], here.Count == 0 ? null : string.Join(' ', here.Select(m => FormattableString.Invariant($"{m.Candidate}:{m.Thread}"))),
                here.Exists(m => m.Candidate == selected)));
        }

        return pieces;
    }
}
