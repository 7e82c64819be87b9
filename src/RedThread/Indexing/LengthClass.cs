namespace RedThread.Indexing;

/// <summary>
/// A document's length in one byte: exact up to 63 tokens, then in steps of 2.9 %. The last class holds everything from about 15,900 tokens on. A function of the length
/// alone, so that it can be stored in postings for good.
/// </summary>
internal static class LengthClass
{
    private const int Exact = 64;
    private const int StepsPerDoubling = 24;
    private const int Table = 1 << 14;

    private static readonly byte[] Classes = [.. Enumerable.Range(0, Table).Select(Compute)];

    public static byte Of(int length) => length < Table ? Classes[length] : byte.MaxValue;

    /// <summary>The length that stands for the class.</summary>
    public static double Length(int lengthClass) => lengthClass < Exact ? lengthClass : Exact * double.Exp2((lengthClass - Exact + .5) / StepsPerDoubling);

    private static byte Compute(int length) =>
        (byte)(length < Exact ? length : Math.Min(byte.MaxValue, Exact + (int)(StepsPerDoubling * Math.Log2((double)length / Exact))));
}
