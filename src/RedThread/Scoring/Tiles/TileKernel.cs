using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RedThread.Scoring.Tiles;

/// <summary>
/// One query over 64 documents: begins with what the rare terms gave, then adds its rows step by step as <see cref="TileProgram"/> orders, and leaves off before a stage when
/// all that is still to come could lift none of a half of them to the score that counts. The 16-bit sums stop at their largest value instead of wrapping round, so that one
/// that did not fit shows as 65,535 and can be worked out otherwise.
/// </summary>
internal static unsafe class TileKernel
{
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>Writes the 64 scores and says by bits which of them are at least <paramref name="least"/>. Scores of a half in which none is are not written.</summary>
    /// <param name="program">See <see cref="TileProgram"/>.</param>
    /// <param name="rows">The block's rows.</param>
    /// <param name="rare">What rare terms gave these documents.</param>
    /// <param name="least">The score to reach, at least 1.</param>
    /// <param name="scores">Room for 64 scores.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Add(ushort* program, byte* rows, ushort* rare, ushort least, ushort* scores)
    {
        var low0 = Avx2.Permute2x128(Vector256.Load(rare), Vector256.Load(rare + 16), 0x20);
        var high0 = Avx2.Permute2x128(Vector256.Load(rare), Vector256.Load(rare + 16), 0x31);
        var low1 = Avx2.Permute2x128(Vector256.Load(rare + 32), Vector256.Load(rare + 48), 0x20);
        var high1 = Avx2.Permute2x128(Vector256.Load(rare + 32), Vector256.Load(rare + 48), 0x31);
        var step = program + 5;
        for (var left = (int)program[2]; left > 0; left--, step += 9)
        {
            var weights = Vector256.Create((short)step[0]).AsSByte();
            Weigh(Four(rows, step + 1), Four(rows, step + 5), weights, ref low0, ref high0);
            Weigh(Four(rows + 32, step + 1), Four(rows + 32, step + 5), weights, ref low1, ref high1);
        }
        for (var left = (int)program[3]; left > 0; left--, step += 5)
        {
            var weights = Vector256.Create((short)step[0]).AsSByte();
            Weigh(Two(rows, step + 1), Two(rows, step + 3), weights, ref low0, ref high0);
            Weigh(Two(rows + 32, step + 1), Two(rows + 32, step + 3), weights, ref low1, ref high1);
        }
        for (var left = (int)program[4]; left > 0; left--, step += 3)
        {
            var weights = Vector256.Create((short)step[0]).AsSByte();
            Weigh(At(rows, step[1]), At(rows, step[2]), weights, ref low0, ref high0);
            Weigh(At(rows + 32, step[1]), At(rows + 32, step[2]), weights, ref low1, ref high1);
        }
        var later = program[0] - 1;
        return Finish(step, later, rows, low0, high0, least, scores) | ((ulong)Finish(step, later, rows + 32, low1, high1, least, scores + 32) << 32);
    }

    /// <summary>The later stages, for half a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Finish(ushort* step, int stages, byte* rows, Vector256<ushort> low, Vector256<ushort> high, ushort least, ushort* scores)
    {
        for (; stages > 0; stages--)
        {
            if (step[0] < least)
            {
                var floor = Vector256.Create((ushort)(least - step[0]));
                var alive = Avx2.Or(Avx2.CompareEqual(Avx2.Max(low, floor), low), Avx2.CompareEqual(Avx2.Max(high, floor), high));
                if (Avx.TestZ(alive, alive))
                    return 0;
            }
            var (eights, fours, twos) = ((int)step[1], (int)step[2], (int)step[3]);
            step += 4;
            for (; eights > 0; eights--, step += 9)
                Weigh(Four(rows, step + 1), Four(rows, step + 5), Vector256.Create((short)step[0]).AsSByte(), ref low, ref high);
            for (; fours > 0; fours--, step += 5)
                Weigh(Two(rows, step + 1), Two(rows, step + 3), Vector256.Create((short)step[0]).AsSByte(), ref low, ref high);
            for (; twos > 0; twos--, step += 3)
                Weigh(At(rows, step[1]), At(rows, step[2]), Vector256.Create((short)step[0]).AsSByte(), ref low, ref high);
        }
        var (first, second) = (Avx2.Permute2x128(low, high, 0x20), Avx2.Permute2x128(low, high, 0x31));
        var threshold = Vector256.Create(least);
        var reached0 = Avx2.CompareEqual(Avx2.Max(first, threshold), first).AsInt16();
        var reached1 = Avx2.CompareEqual(Avx2.Max(second, threshold), second).AsInt16();
        var found = (uint)Avx2.MoveMask(Avx2.Permute4x64(Avx2.PackSignedSaturate(reached0, reached1).AsUInt64(), 0b11_01_10_00).AsByte());
        if (found != 0)
        {
            first.Store(scores);
            second.Store(scores + 16);
        }
        return found;
    }

    /// <summary>The same without vectors, for processors that lack them.</summary>
    public static ulong AddPlainly(ushort* program, byte* rows, ushort* rare, ushort least, ushort* scores)
    {
        var sums = stackalloc int[TileRows.Block];
        for (var i = 0; i < TileRows.Block; i++)
            sums[i] = rare[i];
        var step = program + 1;
        for (var stage = (int)program[0]; stage > 0; stage--)
        {
            if (step[0] < least && !AnyReaches(sums, least - step[0]))
                return 0;
            var counts = step + 1;
            step += 4;
            for (var kind = 0; kind < 3; kind++)
            {
                var size = 4 >> kind;
                for (var left = (int)counts[kind]; left > 0; left--, step += 1 + (2 * size))
                {
                    for (var row = 0; row < 2 * size; row++)
                    {
                        var weight = row < size ? (byte)step[0] : step[0] >> 8;
                        for (var i = 0; i < TileRows.Block; i++)
                            sums[i] += weight * rows[(step[1 + row] * TileRows.Unit) + i];
                    }
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

    private static bool AnyReaches(int* sums, int least)
    {
        for (var i = 0; i < TileRows.Block; i++)
        {
            if (sums[i] >= least)
                return true;
        }
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> At(byte* rows, nuint place) => Vector256.LoadAligned(rows + (place * TileRows.Unit));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Two(byte* rows, ushort* places) => Avx2.Add(At(rows, places[0]), At(rows, places[1]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Four(byte* rows, ushort* places) => Avx2.Add(Two(rows, places), Two(rows, places + 2));

    /// <summary>Unpacking puts documents 0-7 and 16-23 into the low sums, 8-15 and 24-31 into the high ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Weigh(Vector256<byte> first, Vector256<byte> second, Vector256<sbyte> weights, ref Vector256<ushort> low, ref Vector256<ushort> high)
    {
        low = Avx2.AddSaturate(low, Avx2.MultiplyAddAdjacent(Avx2.UnpackLow(first, second), weights).AsUInt16());
        high = Avx2.AddSaturate(high, Avx2.MultiplyAddAdjacent(Avx2.UnpackHigh(first, second), weights).AsUInt16());
    }
}
