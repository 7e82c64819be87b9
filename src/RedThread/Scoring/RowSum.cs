using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using RedThread.Indexing;

namespace RedThread.Scoring;

/// <summary>
/// Adds the rows of a query's frequent terms: for each document Σ weight × ((worth × saturation + 64) >> 7), in 16 bits and four rows at a time. Rows whose sum might not fit
/// go into a further group.
/// </summary>
internal struct RowSum
{
    /// <summary>Documents whose 16-bit sums stay in the first-level cache.</summary>
    private const int Stretch = 4096;

    private const int AtOnce = 4;

    private readonly List<List<(byte[] Parts, short Weight, short Worth)>> groups = [];
    private int room;

    public RowSum()
    {
    }

    /// <summary>False where a single value of the row might not fit; its postings must be added instead.</summary>
    public bool TryAdd(DenseRows.Row row, int weight, int worth)
    {
        var most = (long)weight * Impact.Of(worth, row.Most);
        if (most > ushort.MaxValue || weight > short.MaxValue)
            return false;
        if (most > room || groups.Count == 0)
        {
            groups.Add([]);
            room = ushort.MaxValue;
        }
        room -= (int)most;
        groups[^1].Add((row.Parts, (short)weight, (short)worth));
        return true;
    }

    public readonly void AddTo(Span<int> scores)
    {
        foreach (var group in groups)
        {
            if (Avx2.IsSupported)
                AddVectors(group, scores);
            else
                AddPlainly(group, scores);
        }
    }

    /// <summary>The same without vectors, for processors that lack them.</summary>
    internal static void AddPlainly(List<(byte[] Parts, short Weight, short Worth)> group, Span<int> scores)
    {
        foreach (var (parts, weight, worth) in group)
        {
            for (var i = 0; i < scores.Length; i++)
                scores[i] += weight * Impact.Of(worth, parts[i]);
        }
    }

    /// <summary>All terms of the group over one stretch of documents after the other. The sums lie in the order in which unpacking leaves the bytes: 0-7, 16-23, then 8-15, 24-31.</summary>
    internal static void AddVectors(List<(byte[] Parts, short Weight, short Worth)> group, Span<int> scores)
    {
        while (group.Count % AtOnce != 0)
            group.Add((group[0].Parts, 0, 0));
        var sums = ArrayPool<ushort>.Shared.Rent(Stretch);
        try
        {
            for (var from = 0; from < scores.Length; from += Stretch)
            {
                var part = scores.Slice(from, Math.Min(Stretch, scores.Length - from));
                Array.Clear(sums, 0, part.Length);
                for (var i = 0; i < group.Count; i += AtOnce)
                    AddFour(CollectionsMarshal.AsSpan(group).Slice(i, AtOnce), from, sums, part.Length);
                Spread(sums, part);
            }
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(sums);
        }
    }

    private static void AddFour(ReadOnlySpan<(byte[] Parts, short Weight, short Worth)> four, int from, ushort[] sums, int length)
    {
        ref var a = ref four[0].Parts[from];
        ref var b = ref four[1].Parts[from];
        ref var c = ref four[2].Parts[from];
        ref var d = ref four[3].Parts[from];
        var (weightA, weightB, weightC, weightD) = (Vector256.Create(four[0].Weight), Vector256.Create(four[1].Weight), Vector256.Create(four[2].Weight), Vector256.Create(four[3].Weight));
        var (worthA, worthB, worthC, worthD) = (Vector256.Create(four[0].Worth), Vector256.Create(four[1].Worth), Vector256.Create(four[2].Worth), Vector256.Create(four[3].Worth));
        ref var sum = ref Unsafe.As<ushort, short>(ref MemoryMarshal.GetArrayDataReference(sums));
        for (var i = 0; i < length; i += 32)
        {
            var low = Vector256.LoadUnsafe(ref sum, (nuint)i);
            var high = Vector256.LoadUnsafe(ref sum, (nuint)i + 16);
            Add(Vector256.LoadUnsafe(ref a, (nuint)i), worthA, weightA, ref low, ref high);
            Add(Vector256.LoadUnsafe(ref b, (nuint)i), worthB, weightB, ref low, ref high);
            Add(Vector256.LoadUnsafe(ref c, (nuint)i), worthC, weightC, ref low, ref high);
            Add(Vector256.LoadUnsafe(ref d, (nuint)i), worthD, weightD, ref low, ref high);
            low.StoreUnsafe(ref sum, (nuint)i);
            high.StoreUnsafe(ref sum, (nuint)i + 16);
        }
    }

    /// <summary>(2^8 s · w + 2^14) >> 15 is (s · w + 64) >> 7: one instruction for the whole of <see cref="Impact.Of"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector256<byte> parts, Vector256<short> worth, Vector256<short> weight, ref Vector256<short> low, ref Vector256<short> high)
    {
        low += Avx2.MultiplyHighRoundScale(Avx2.UnpackLow(Vector256<byte>.Zero, parts).AsInt16(), worth) * weight;
        high += Avx2.MultiplyHighRoundScale(Avx2.UnpackHigh(Vector256<byte>.Zero, parts).AsInt16(), worth) * weight;
    }

    private static void Spread(ushort[] sums, Span<int> scores)
    {
        ref var sum = ref MemoryMarshal.GetArrayDataReference(sums);
        ref var score = ref MemoryMarshal.GetReference(scores);
        ReadOnlySpan<int> order = [0, 16, 8, 24];
        for (var i = 0; i < scores.Length; i += 32)
        {
            for (var j = 0; j < order.Length; j++)
            {
                var at = (nuint)(i + order[j]);
                var wide = Avx2.ConvertToVector256Int32(Vector128.LoadUnsafe(ref sum, (nuint)(i + (8 * j))));
                (Vector256.LoadUnsafe(ref score, at) + wide).StoreUnsafe(ref score, at);
            }
        }
    }
}
