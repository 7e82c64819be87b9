using System.Runtime.InteropServices;

namespace RedThread.Scoring.Tiles;

/// <summary>
/// One query's frequent terms as <see cref="TileKernel"/> reads them. Four rows of one weight, or two, are added as bytes where even their largest values fit; two such sums, or
/// two single rows, are then multiplied by their weights in one instruction. So there are three kinds of steps: of eight rows, of four and of two.
/// </summary>
/// <remarks>
/// The code is the numbers of steps of each kind, then the steps: both weights in one number, and the numbers of the rows. Steps are filled up with the row of zeros.
/// </remarks>
internal sealed class TileProgram
{
    /// <summary>Two such products fit together into 15 bits.</summary>
    private const int MostProduct = short.MaxValue / 2;

    private readonly List<Entry> rows = [];
    private readonly List<ushort>[] units = [[], [], []];
    private readonly int[] starts = new int[1 << 8];
    private Entry[] sorted = [];
    private Entry[] halfSorted = [];

    private readonly record struct Entry(ushort Row, byte Weight, byte Most);

    public void Clear() => rows.Clear();

    /// <param name="row">The row's number.</param>
    /// <param name="weight">1 to 127.</param>
    /// <param name="most">The row's largest value.</param>
    public void Add(int row, int weight, int most)
    {
        if (weight * most > MostProduct)
        {
            Add(row, weight / 2, most);
            weight -= weight / 2;
        }
        rows.Add(new Entry((ushort)row, (byte)weight, (byte)most));
    }

    /// <param name="code">Where to write it.</param>
    /// <param name="zeros">The number of a row of zeros.</param>
    public void WriteTo(List<ushort> code, int zeros)
    {
        var order = Sort();
        foreach (var unit in units)
            unit.Clear();
        for (var at = 0; at < order.Length;)
        {
            var kind = Fit(order, at, 4) ? 2 : Fit(order, at, 2) ? 1 : 0;
            units[kind].Add(order[at].Weight);
            for (var i = 0; i < 1 << kind; i++)
                units[kind].Add(order[at++].Row);
        }
        for (var kind = 2; kind >= 0; kind--)
            code.Add((ushort)(((units[kind].Count / (1 + (1 << kind))) + 1) / 2));
        for (var kind = 2; kind >= 0; kind--)
            WriteSteps(code, units[kind], 1 << kind, (ushort)zeros);
    }

    /// <summary>By weight, then by largest value: two passes of a counting sort.</summary>
    private ReadOnlySpan<Entry> Sort()
    {
        if (sorted.Length < rows.Count)
            (sorted, halfSorted) = (new Entry[2 * rows.Count], new Entry[2 * rows.Count]);
        var given = CollectionsMarshal.AsSpan(rows);
        Distribute(given, halfSorted, static entry => entry.Most);
        Distribute(halfSorted.AsSpan(0, rows.Count), sorted, static entry => entry.Weight);
        return sorted.AsSpan(0, rows.Count);
    }

    private void Distribute(ReadOnlySpan<Entry> from, Span<Entry> to, Func<Entry, byte> key)
    {
        Array.Clear(starts);
        foreach (var entry in from)
            starts[key(entry)]++;
        var sum = 0;
        foreach (ref var start in starts.AsSpan())
            (start, sum) = (sum, sum + start);
        foreach (var entry in from)
            to[starts[key(entry)]++] = entry;
    }

    /// <summary>Do the next so many rows have one weight, and does their sum always fit?</summary>
    private static bool Fit(ReadOnlySpan<Entry> order, int at, int count)
    {
        if (at + count > order.Length || order[at].Weight != order[at + count - 1].Weight)
            return false;
        var sum = 0;
        foreach (var entry in order.Slice(at, count))
            sum += entry.Most;
        return sum <= byte.MaxValue && sum * order[at].Weight <= MostProduct;
    }

    private static void WriteSteps(List<ushort> code, List<ushort> from, int size, ushort zeros)
    {
        var length = 1 + size;
        for (var at = 0; at < from.Count; at += 2 * length)
        {
            var isWhole = at + length < from.Count;
            code.Add((ushort)(from[at] | (isWhole ? from[at + length] << 8 : 0)));
            code.AddRange(CollectionsMarshal.AsSpan(from).Slice(at + 1, size));
            if (isWhole)
                code.AddRange(CollectionsMarshal.AsSpan(from).Slice(at + length + 1, size));
            else
                CollectionsMarshal.AsSpan(Extended(code, size))[^size..].Fill(zeros);
        }
    }

    private static List<ushort> Extended(List<ushort> code, int by)
    {
        CollectionsMarshal.SetCount(code, code.Count + by);
        return code;
    }
}
