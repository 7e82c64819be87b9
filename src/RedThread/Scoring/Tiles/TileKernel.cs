using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RedThread.Scoring.Tiles;

/// <summary>
/// One query over 64 documents: adds its rows step by step as <see cref="TileProgram"/> orders, then what the rare terms gave. The 16-bit sums stop at their largest value
/// instead of wrapping round, so that one that did not fit shows as 65,535 and can be worked out otherwise.
/// </summary>
internal static unsafe class TileKernel
{
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>Writes the 64 scores and says by bits which of them are at least <paramref name="least"/>. Where none is, nothing is written.</summary>
    /// <param name="program">See <see cref="TileProgram"/>.</param>
    /// <param name="rows">The block's rows.</param>
    /// <param name="rare">What rare terms gave these documents.</param>
    /// <param name="least">The score to reach, at least 1.</param>
    /// <param name="scores">Room for 64 scores.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Add(ushort* program, byte* rows, ushort* rare, ushort least, ushort* scores)
    {
        var low0 = Vector256<ushort>.Zero;
        var high0 = Vector256<ushort>.Zero;
        var low1 = Vector256<ushort>.Zero;
        var high1 = Vector256<ushort>.Zero;
        var step = program + 3;
        for (var left = (int)program[0]; left > 0; left--, step += 9)
        {
            var weights = Vector256.Create((short)step[0]).AsSByte();
            var first = Avx2.Add(Avx2.Add(At(rows, step[1]), At(rows, step[2])), Avx2.Add(At(rows, step[3]), At(rows, step[4])));
            var second = Avx2.Add(Avx2.Add(At(rows, step[5]), At(rows, step[6])), Avx2.Add(At(rows, step[7]), At(rows, step[8])));
            Weigh(first, second, weights, ref low0, ref high0);
            first = Avx2.Add(Avx2.Add(At(rows + 32, step[1]), At(rows + 32, step[2])), Avx2.Add(At(rows + 32, step[3]), At(rows + 32, step[4])));
            second = Avx2.Add(Avx2.Add(At(rows + 32, step[5]), At(rows + 32, step[6])), Avx2.Add(At(rows + 32, step[7]), At(rows + 32, step[8])));
            Weigh(first, second, weights, ref low1, ref high1);
        }
        for (var left = (int)program[1]; left > 0; left--, step += 5)
        {
            var weights = Vector256.Create((short)step[0]).AsSByte();
            Weigh(Avx2.Add(At(rows, step[1]), At(rows, step[2])), Avx2.Add(At(rows, step[3]), At(rows, step[4])), weights, ref low0, ref high0);
            Weigh(Avx2.Add(At(rows + 32, step[1]), At(rows + 32, step[2])), Avx2.Add(At(rows + 32, step[3]), At(rows + 32, step[4])), weights, ref low1, ref high1);
        }
        for (var left = (int)program[2]; left > 0; left--, step += 3)
        {
            var weights = Vector256.Create((short)step[0]).AsSByte();
            Weigh(At(rows, step[1]), At(rows, step[2]), weights, ref low0, ref high0);
            Weigh(At(rows + 32, step[1]), At(rows + 32, step[2]), weights, ref low1, ref high1);
        }
        var threshold = Vector256.Create(least);
        var found = (ulong)Finish(low0, high0, rare, threshold, out var first16, out var second16);
        found |= (ulong)Finish(low1, high1, rare + 32, threshold, out var third16, out var fourth16) << 32;
        if (found == 0)
            return 0;
        first16.Store(scores);
        second16.Store(scores + 16);
        third16.Store(scores + 32);
        fourth16.Store(scores + 48);
        return found;
    }

    /// <summary>The same without vectors, for processors that lack them.</summary>
    public static ulong AddPlainly(ushort* program, byte* rows, ushort* rare, ushort least, ushort* scores)
    {
        var sums = stackalloc int[TileRows.Block];
        for (var i = 0; i < TileRows.Block; i++)
            sums[i] = rare[i];
        var step = program + 3;
        for (var kind = 0; kind < 3; kind++)
        {
            var size = 4 >> kind;
            for (var left = (int)program[kind]; left > 0; left--, step += 1 + (2 * size))
            {
                for (var row = 0; row < 2 * size; row++)
                {
                    var weight = row < size ? (byte)step[0] : step[0] >> 8;
                    for (var i = 0; i < TileRows.Block; i++)
                        sums[i] += weight * rows[(step[1 + row] * TileRows.Block) + i];
                }
            }
        }
        var found = 0ul;
        for (var i = 0; i < TileRows.Block; i++)
        {
            scores[i] = (ushort)Math.Min(sums[i], ushort.MaxValue);
            found |= scores[i] >= least ? 1ul << i : 0;
        }
        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> At(byte* rows, nuint row) => Vector256.LoadAligned(rows + (row * TileRows.Block));

    /// <summary>Unpacking puts documents 0-7 and 16-23 into the low sums, 8-15 and 24-31 into the high ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Weigh(Vector256<byte> first, Vector256<byte> second, Vector256<sbyte> weights, ref Vector256<ushort> low, ref Vector256<ushort> high)
    {
        low = Avx2.AddSaturate(low, Avx2.MultiplyAddAdjacent(Avx2.UnpackLow(first, second), weights).AsUInt16());
        high = Avx2.AddSaturate(high, Avx2.MultiplyAddAdjacent(Avx2.UnpackHigh(first, second), weights).AsUInt16());
    }

    /// <summary>Puts 32 documents in order, adds the rare terms and compares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Finish(Vector256<ushort> low, Vector256<ushort> high, ushort* rare, Vector256<ushort> least, out Vector256<ushort> first, out Vector256<ushort> second)
    {
        first = Avx2.AddSaturate(Avx2.Permute2x128(low, high, 0x20), Vector256.Load(rare));
        second = Avx2.AddSaturate(Avx2.Permute2x128(low, high, 0x31), Vector256.Load(rare + 16));
        var reached0 = Avx2.CompareEqual(Avx2.Max(first, least), first).AsInt16();
        var reached1 = Avx2.CompareEqual(Avx2.Max(second, least), second).AsInt16();
        return (uint)Avx2.MoveMask(Avx2.Permute4x64(Avx2.PackSignedSaturate(reached0, reached1).AsUInt64(), 0b11_01_10_00).AsByte());
    }
}
