using Hongniang.Needs;

namespace Hongniang.Matching.Indexing;

/// <summary>Which field of a need a stretch of its search text comes from.</summary>
public enum NeedTextField
{
    Title,
    Description,
    Indicator,
    CurrentState,
    Keywords,
}

/// <summary>The body by which a need is matched: what it asks for and where it stands. What was tried in vain, and who may apply, are left out:
/// they name what is not wanted.</summary>
public static class NeedText
{
    /// <param name="Field">Where the stretch comes from.</param>
    /// <param name="Row">The indicator's place in its list; 0 for other fields.</param>
    /// <param name="Start">Where the stretch begins in the body.</param>
    public readonly record struct Segment(NeedTextField Field, int Row, int Start, string Text)
    {
        public int End => Start + Text.Length;
    }

    public static string BodyOf(string description, IReadOnlyList<Indicator> indicators, string? currentState, string? keywords) =>
        string.Join('\n', Parts(description, indicators, currentState, keywords).Select(p => p.Text));

    /// <summary>The stretches of <see cref="BodyOf"/>, in order: to find the field that a span of the body belongs to.</summary>
    public static IReadOnlyList<Segment> SegmentsOf(Need.Facts need)
    {
        ArgumentNullException.ThrowIfNull(need);
        List<Segment> segments = [];
        var start = 0;
        foreach (var (field, row, text) in Parts(need.Description, need.Indicators, need.CurrentState, need.Keywords))
        {
            segments.Add(new Segment(field, row, start, text));
            start += text.Length + 1;
        }

        return segments;
    }

    private static IEnumerable<(NeedTextField Field, int Row, string Text)> Parts(string description, IReadOnlyList<Indicator> indicators, string? currentState, string? keywords)
    {
        yield return (NeedTextField.Description, 0, description);
        for (var i = 0; i < indicators.Count; i++)
        {
            yield return (NeedTextField.Indicator, i, indicators[i].Name);
        }

        if (!string.IsNullOrEmpty(currentState))
        {
            yield return (NeedTextField.CurrentState, 0, currentState);
        }

        if (!string.IsNullOrEmpty(keywords))
        {
            yield return (NeedTextField.Keywords, 0, keywords);
        }
    }
}
