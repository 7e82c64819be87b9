using RedThread.Scoring;

namespace RedThread.Indexing;

/// <summary>
/// The saturations of a segment's frequent terms spelt out, one byte per document, 0 where the document lacks the term: adding a row is cheaper than going through its
/// postings. Holds nothing that the postings do not say; a search gives the same with and without.
/// </summary>
internal sealed class DenseRows
{
    /// <summary>A term is frequent that is in at least one of so many documents.</summary>
    private const int Share = 40;

    /// <summary>Smaller segments are quick without.</summary>
    private const int FewestDocuments = 1024;

    private readonly Dictionary<int, Row>[] rows = [[], []];
    private readonly int[] steps;

    private DenseRows(int[] steps) => this.steps = steps;

    /// <param name="Parts">By slot, filled up to a multiple of 64.</param>
    /// <param name="Most">The largest of them.</param>
    internal sealed record Row(byte[] Parts, byte Most);

    public static int FewestPostings(Segment segment) => segment.Documents.Length < FewestDocuments ? int.MaxValue : segment.Documents.Length / Share;

    public static DenseRows Of(Segment segment, Saturation[] saturations)
    {
        var made = new DenseRows(Array.ConvertAll(saturations, saturation => saturation.Step));
        var fewest = FewestPostings(segment);
        var size = (segment.Documents.Length + 63) & ~63;
        for (var stream = 0; stream < saturations.Length; stream++)
        {
            var postings = segment.Streams[stream];
            for (var at = 0; at < postings.ListCount; at++)
            {
                var list = postings.ListAt(at);
                if (list.Length >= fewest)
                    made.rows[stream].Add(postings.TermAt(at), Spell(list, saturations[stream].Parts, size));
            }
        }
        return made;
    }

    public bool IsFor(Saturation[] saturations) => steps[0] == saturations[0].Step && steps[1] == saturations[1].Step;

    public Row Find(TermKind stream, int term) => rows[(int)stream][term];

    private static Row Spell(ReadOnlySpan<uint> list, ReadOnlySpan<byte> saturations, int size)
    {
        var row = new byte[size];
        byte most = 0;
        foreach (var posting in list)
        {
            var part = saturations[StreamPostings.ShapeOf(posting)];
            row[StreamPostings.SlotOf(posting)] = part;
            most = Math.Max(most, part);
        }
        return new Row(row, most);
    }
}
