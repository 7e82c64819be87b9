using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RedThread.Meaning;

/// <summary>Sums over vectors in a fixed order of four lanes, without fused steps: the same digits on every machine, so that what is rounded from them is the same.</summary>
internal static class DenseVectors
{
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = Vector256<double>.Zero;
        var x = MemoryMarshal.Cast<double, Vector256<double>>(a);
        var y = MemoryMarshal.Cast<double, Vector256<double>>(b);
        for (var i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        var rest = sum[0] + sum[1] + (sum[2] + sum[3]);
        for (var i = x.Length * Vector256<double>.Count; i < a.Length; i++)
            rest += a[i] * b[i];
        return rest;
    }

    /// <summary>to += factor × from.</summary>
    public static void AddScaled(Span<double> to, double factor, ReadOnlySpan<double> from)
    {
        var x = MemoryMarshal.Cast<double, Vector256<double>>(from);
        var y = MemoryMarshal.Cast<double, Vector256<double>>(to);
        for (var i = 0; i < x.Length; i++)
            y[i] += factor * x[i];
        for (var i = x.Length * Vector256<double>.Count; i < from.Length; i++)
            to[i] += factor * from[i];
    }

    public static void Scale(Span<double> vector, double factor)
    {
        for (var i = 0; i < vector.Length; i++)
            vector[i] *= factor;
    }

    /// <summary>Makes the length 1; a vector of (almost) nothing becomes zero, and the answer is false.</summary>
    public static bool Normalize(Span<double> vector, double least = 1e-12)
    {
        var length = Math.Sqrt(Dot(vector, vector));
        if (length <= least)
        {
            vector.Clear();
            return false;
        }
        Scale(vector, 1 / length);
        return true;
    }
}
