namespace RedThread.Indexing;

/// <summary>A growing list of numbers in pieces, so that growing copies nothing and leaves no halves behind.</summary>
internal sealed class Column
{
    private const int Smallest = 256;
    private const int Largest = 1 << 14;

    private readonly List<uint[]> full = [];
    private uint[] last = new uint[Smallest];
    private int used;

    public int Count { get; private set; }

    /// <summary>The pieces in order; only what is filled.</summary>
    public IEnumerable<ReadOnlyMemory<uint>> Pieces => full.Select(piece => (ReadOnlyMemory<uint>)piece).Append(last.AsMemory(0, used));

    public void Add(uint value)
    {
        if (used == last.Length)
        {
            full.Add(last);
            last = new uint[Math.Min(Largest, last.Length * 2)];
            used = 0;
        }
        last[used++] = value;
        Count++;
    }
}
