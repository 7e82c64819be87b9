using Hongniang.Matching;
using RedThread;

namespace Hongniang.Web.Matching;

/// <summary>The two texts of a candidate with the phrases that they share with a need.</summary>
/// <param name="Number">Names the candidate in the marks.</param>
/// <param name="Title">What the engine read first.</param>
/// <param name="Body">What it read besides.</param>
/// <param name="Threads">The shared phrases, the heaviest first.</param>
public sealed record ThreadedText(string Number, string Title, string Body, IReadOnlyList<ThreadSpan> Threads)
{
    private const int PhrasesAsReasons = 2, LongestPhrase = 24;

    public IReadOnlyList<Phrases.Piece> TitlePieces => Cut(Title, SpanField.Title, 0);

    /// <summary>Where the phrases stand in the longer text.</summary>
    public IReadOnlyList<Passages.Passage> Passages =>
        Matching.Passages.Of(Body, [.. Threads.Where(t => t.InDocument.Field is SpanField.Body).Select(t => (t.InDocument.Start, t.InDocument.Length))]);

    /// <summary>The heaviest phrases, then what the score's criteria say.</summary>
    public IEnumerable<Reason> ReasonsWith(IEnumerable<Reason> criteria) =>
        Threads.Select(t => t.Text).Where(t => t.Length is > 1 and <= LongestPhrase).Take(PhrasesAsReasons).Select(t => new Reason(ReasonKind.SharedPhrase, ReasonVerdict.Good, t)).Concat(criteria);

    /// <summary>What the candidate writes for the phrase.</summary>
    public string Written(ThreadSpan thread)
    {
        ArgumentNullException.ThrowIfNull(thread);
        var text = thread.InDocument.Field is SpanField.Title ? Title : Body;
        return thread.InDocument.Start + thread.InDocument.Length <= text.Length ? text.Substring(thread.InDocument.Start, thread.InDocument.Length) : thread.Text;
    }

    public IReadOnlyList<Phrases.Piece> Cut(Passages.Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return Cut(passage.Text, SpanField.Body, passage.Start);
    }

    private IReadOnlyList<Phrases.Piece> Cut(string text, SpanField field, int offset)
    {
        List<Phrases.Mark> marks = [];
        for (var i = 0; i < Threads.Count; i++)
        {
            var span = Threads[i].InDocument;
            if (span.Field == field)
            {
                marks.Add(new Phrases.Mark(span.Start - offset, span.Start + span.Length - offset, Number, i));
            }
        }

        return Phrases.Cut(text, marks, Number);
    }
}
