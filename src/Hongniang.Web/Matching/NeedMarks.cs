using Hongniang.Matching.Indexing;
using Hongniang.Needs;
using RedThread;

namespace Hongniang.Web.Matching;

/// <summary>Which stretches of a need's fields the shown candidates share. The engine knows one title and one body; the page shows fields.</summary>
public sealed class NeedMarks
{
    private readonly Dictionary<(NeedTextField Field, int Row), List<Phrases.Mark>> _marks = [];
    private readonly string? _selected;

    /// <param name="candidates">The shown ones with their threads.</param>
    /// <param name="selected">The number of the one whose phrases are marked without a script.</param>
    public NeedMarks(Need.Facts need, IEnumerable<(string Number, IReadOnlyList<ThreadSpan> Threads)> candidates, string? selected)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        _selected = selected;
        ArgumentNullException.ThrowIfNull(need);
        var segments = NeedText.SegmentsOf(need);
        foreach (var (number, threads) in candidates)
        {
            for (var i = 0; i < threads.Count; i++)
            {
                var span = threads[i].InQuery;
                if (span.Field is SpanField.Title)
                {
                    Add(NeedTextField.Title, 0, new Phrases.Mark(span.Start, span.Start + span.Length, number, i));

                    // A phrase of the title is mostly told again below; there it stands beside the candidates.
                    if (need.Description.IndexOf(threads[i].Text, StringComparison.OrdinalIgnoreCase) is var again and >= 0)
                    {
                        Add(NeedTextField.Description, 0, new Phrases.Mark(again, again + threads[i].Text.Length, number, i));
                    }

                    continue;
                }

                foreach (var segment in segments.Where(s => s.Start < span.Start + span.Length && s.End > span.Start))
                {
                    Add(segment.Field, segment.Row, new Phrases.Mark(
                        Math.Max(0, span.Start - segment.Start), Math.Min(segment.Text.Length, span.Start + span.Length - segment.Start), number, i));
                }
            }
        }
    }

    /// <summary>Marks nothing.</summary>
    public static NeedMarks None(Need.Facts need) => new(need, [], null);

    public IReadOnlyList<Phrases.Piece> Cut(NeedTextField field, string? text, int row = 0) => Phrases.Cut(text ?? "", _marks.GetValueOrDefault((field, row)) ?? [], _selected);

    private void Add(NeedTextField field, int row, Phrases.Mark mark)
    {
        if (!_marks.TryGetValue((field, row), out var marks))
        {
            _marks[(field, row)] = marks = [];
        }

        marks.Add(mark);
    }
}
