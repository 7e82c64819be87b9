using RedThread.Indexing;

namespace RedThread.Scoring.Tiles;

/// <summary>
/// What each frequent term adds to each document of a segment at weight 1, one byte a cell, 64 documents after the other: all rows of 64 documents lie together, so that they
/// stay in a core's cache while many queries go over them.
/// </summary>
internal sealed unsafe class TileRows : IDisposable
{
    /// <summary>Documents of one block.</summary>
    public const int Block = 64;

    /// <summary>Rows begin at multiples of so many bytes: what an address can be told by 16 bits and the processor's own scaling.</summary>
    public const int Unit = 8;

    /// <summary>A term is frequent that is in at least one of so many documents.</summary>
    private const int Share = 64;

    /// <summary>So few that with the row of zeros each has a number of 12 bits.</summary>
    public const int MostRows = (1 << 12) - 1;

    private readonly Row[] rows;
    private readonly AlignedBuffer cells;

    private TileRows(Row[] rows, int documents)
    {
        this.rows = rows;
        Blocks = (documents + Block - 1) / Block;
        cells = new AlignedBuffer((long)Blocks * Stride);
    }

    /// <param name="Stream">Of the term.</param>
    /// <param name="Term">The term.</param>
    /// <param name="Count">Documents that hold it.</param>
    /// <param name="Most">The largest cell.</param>
    /// <param name="Mean">Over all documents.</param>
    internal readonly record struct Row(TermKind Stream, int Term, int Count, int Most, double Mean);

    public ReadOnlySpan<Row> All => rows;

    public int Blocks { get; }

    /// <summary>Bytes from one block to the next: the rows and one of zeros.</summary>
    public int Stride => (rows.Length + 1) * Block;

    /// <summary>The number of the row of zeros.</summary>
    public int Zeros => rows.Length;

    public byte* Cells => cells.Bytes;

    public static TileRows Of(Segment segment, BatchScale scale, ParallelOptions threads)
    {
        var fewest = Math.Max(1, segment.Documents.Length / Share);
        var found = new List<Row>();
        foreach (var stream in (ReadOnlySpan<TermKind>)[TermKind.Unit, TermKind.Bigram])
        {
            var postings = segment.Streams[(int)stream];
            for (var at = 0; at < postings.ListCount; at++)
            {
                var list = postings.ListAt(at);
                if (list.Length >= fewest && Describe(stream, postings.TermAt(at), list, segment.Documents.Length, scale) is { Most: > 0 and <= byte.MaxValue } row)
                    found.Add(row);
            }
        }
        // why: rows that many queries need lie side by side and stay in the first-level cache.
        var made = new TileRows([.. found.OrderByDescending(row => row.Count).ThenBy(row => row.Stream).ThenBy(row => row.Term).Take(MostRows)], segment.Documents.Length);
        Parallel.For(0, made.rows.Length, threads, i => made.Spell(i, segment, scale));
        return made;
    }

    public void Dispose() => cells.Dispose();

    private static Row Describe(TermKind stream, int term, ReadOnlySpan<uint> list, int documents, BatchScale scale)
    {
        var worth = scale.Worth(stream, term);
        var saturations = scale.Saturations[(int)stream].Parts;
        var (most, sum) = (0, 0L);
        foreach (var posting in list)
        {
            var impact = Impact.Of(worth, saturations[StreamPostings.ShapeOf(posting)]);
            most = Math.Max(most, impact);
            sum += impact;
        }
        return new Row(stream, term, list.Length, most, (double)sum / documents);
    }

    private void Spell(int row, Segment segment, BatchScale scale)
    {
        var (stream, term) = (rows[row].Stream, rows[row].Term);
        var worth = scale.Worth(stream, term);
        var saturations = scale.Saturations[(int)stream].Parts;
        foreach (var posting in segment.Streams[(int)stream].Of(term))
        {
            var slot = StreamPostings.SlotOf(posting);
            cells.Bytes[((long)(slot / Block) * Stride) + (row * Block) + (slot % Block)] = (byte)Impact.Of(worth, saturations[StreamPostings.ShapeOf(posting)]);
        }
    }
}
