using System.Runtime.CompilerServices;

namespace RedThread.Scoring.Tiles;

/// <summary>
/// One query's frequent terms as <see cref="TileKernel"/> reads them, in stages: the rows that can add most come first, so that before a later stage most blocks are known to
/// hold no document that matters. Four rows of one weight, or two, are added as bytes where even their largest values fit; two such sums, or two single rows, are then
/// multiplied by their weights in one instruction. So there are three kinds of steps: of eight rows, of four and of two.
/// </summary>
/// <remarks>
/// The code is the number of stages; then for each the most that it and all later ones can add, the numbers of steps of each kind, and the steps: both weights in one number, and
/// where the rows begin. Steps are filled up with the row of zeros.
/// </remarks>
internal sealed class TileProgram
{
    /// <summary>Two such products fit together into 15 bits.</summary>
    private const int MostProduct = short.MaxValue / 2;

    private const int Stages = 3;
    private const int Buckets = 256;
    private const int BucketBits = 3;
    private const int RowBits = 12;
    private const int MostBits = 8;
    private const int WeightBits = 7;

    private readonly int[] bounds = new int[Buckets];
    private readonly int[] rests = new int[Stages];
    private uint[] rows = new uint[256];
    private int count;
    private ushort[] code = new ushort[1024];
    private int written;

    public void Clear()
    {
        count = 0;
        Array.Clear(bounds);
    }

    /// <param name="row">The row's number, below <see cref="TileRows.MostRows"/>.</param>
    /// <param name="weight">1 to 127.</param>
    /// <param name="most">The row's largest value.</param>
    public void Add(int row, int weight, int most)
    {
        if (weight * most > MostProduct)
        {
            Add(row, weight / 2, most);
            weight -= weight / 2;
        }
        if (count == rows.Length)
            Array.Resize(ref rows, 2 * count);
        rows[count++] = (uint)((((weight << MostBits) | most) << RowBits) | row);
        bounds[Bucket(weight * most)] += weight * most;
    }

    /// <param name="zeros">The number of a row of zeros.</param>
    public ReadOnlySpan<ushort> Written(int zeros)
    {
        if (code.Length < 64 + (4 * count))
            code = new ushort[64 + (8 * count)];
        var order = rows.AsSpan(0, count);
        Arrange(order);
        order.Sort();
        (written, code[0]) = (1, 0);
        if (order.IsEmpty)
        {
            code.AsSpan(0, 5).Clear();
            (written, code[0]) = (5, 1);
        }
        for (var at = 0; at < order.Length;)
        {
            var stage = StageOf(order[at]);
            var end = at + 1;
            while (end < order.Length && StageOf(order[end]) == stage)
                end++;
            code[0]++;
            code[written] = (ushort)Math.Min(ushort.MaxValue, rests[stage]);
            WriteStage(order[at..end], zeros);
            at = end;
        }
        return code.AsSpan(0, written);
    }

    /// <summary>Gives each row its stage.</summary>
    private void Arrange(Span<uint> order)
    {
        var all = 0;
        foreach (var bound in bounds)
            all += bound;
        // why: from the smallest rows on, as many go into the last stage as its share holds, then into the one before it.
        Span<byte> stageOf = stackalloc byte[Buckets];
        var (sum, stage) = (0, Stages - 1);
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            while (stage > 0 && sum + bounds[bucket] > all / Share(stage))
            {
                rests[stage] = sum;
                stage--;
            }
            sum += bounds[bucket];
            stageOf[bucket] = (byte)stage;
        }
        rests[0] = sum;
        for (; stage > 0; stage--)
            rests[stage] = sum;
        foreach (ref var entry in order)
            entry |= (uint)stageOf[Bucket(WeightOf(entry) * MostOf(entry))] << (WeightBits + MostBits + RowBits);
    }

    /// <summary>Of what all rows together can add, one part in so many is left to this stage and the later ones.</summary>
    private static int Share(int stage) => stage == 1 ? 4 : 10;

    /// <summary>The rows must be in order of their weights, and in that of their largest values.</summary>
    private void WriteStage(ReadOnlySpan<uint> order, int zeros)
    {
        var counts = code.AsSpan(written + 1, 3);
        counts.Clear();
        written += 4;
        for (var kind = 2; kind >= 0; kind--)
        {
            var (size, half) = (1 << kind, false);
            for (var at = 0; at < order.Length;)
            {
                var fits = Fits(order, at);
                if (fits == kind)
                {
                    if (!half)
                    {
                        counts[2 - kind]++;
                        code[written] = (ushort)WeightOf(order[at]);
                        code.AsSpan(written + 1, 2 * size).Fill((ushort)(zeros * (TileRows.Block / TileRows.Unit)));
                    }
                    else
                    {
                        code[written] |= (ushort)(WeightOf(order[at]) << 8);
                    }
                    for (var i = 0; i < size; i++)
                        code[written + 1 + (half ? size : 0) + i] = (ushort)(RowOf(order[at + i]) * (TileRows.Block / TileRows.Unit));
                    if (half)
                        written += 1 + (2 * size);
                    half = !half;
                }
                at += 1 << fits;
            }
            if (half)
                written += 1 + (2 * size);
        }
    }

    /// <summary>2 where the next four rows have one weight and their sum always fits, 1 where so many do, else 0.</summary>
    private static int Fits(ReadOnlySpan<uint> order, int at)
    {
        for (var kind = 2; kind > 0; kind--)
        {
            var last = at + (1 << kind) - 1;
            if (last >= order.Length || WeightOf(order[at]) != WeightOf(order[last]))
                continue;
            var sum = 0;
            for (var i = at; i <= last; i++)
                sum += MostOf(order[i]);
            if (sum <= byte.MaxValue && sum * WeightOf(order[at]) <= MostProduct)
                return kind;
        }
        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Bucket(int bound) => Math.Min(Buckets - 1, bound >> BucketBits);

    private static int StageOf(uint entry) => (int)(entry >> (WeightBits + MostBits + RowBits));

    private static int WeightOf(uint entry) => (int)(entry >> (MostBits + RowBits)) & ((1 << WeightBits) - 1);

    private static int MostOf(uint entry) => (int)(entry >> RowBits) & ((1 << MostBits) - 1);

    private static int RowOf(uint entry) => (int)entry & ((1 << RowBits) - 1);
}
