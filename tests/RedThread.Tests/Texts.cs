using CsCheck;

namespace RedThread.Tests;

/// <summary>Random texts in which words meet often: few characters, some Latin, full width, blanks, marks and a lone surrogate.</summary>
internal static class Texts
{
    private static readonly string[] Pieces = ["高镍", "三元", "正极", "材料", "技术", "的", "锂", "电池", "ＡＶＭ", "avm", "NCM811", "8", " ", "　", "，", "\n", "😀", "\ud83d", "\uff5e"];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]);

    public static readonly Gen<string> Text = Piece.Array[0, 12].Select(string.Concat);

    public static readonly Gen<MatchQuery> Query = Gen.Select(Text, Text, (title, body) => new MatchQuery(title, body));

    public static readonly Gen<IndexDocument> Document = Gen.Select(Gen.Int[0, 14], Text, Text, (id, title, body) => new IndexDocument($"d{id:00}", title, body));

    public static readonly Gen<IndexDocument[]> Documents = Document.Array[0, 25].Select(all => all.DistinctBy(d => d.Id).ToArray());

    /// <summary>A change of an index, applied to it and to a plain dictionary side by side.</summary>
    public static readonly Gen<Change> Changes = Gen.Frequency(
        (5, Document.Select(d => new Change([d], null, null, null))),
        (2, Document.Array[0, 6].Select(d => new Change(d, null, null, null))),
        (4, Gen.Int[0, 14].Select(id => new Change(null, $"d{id:00}", null, null))),
        (2, Query.Select(n => new Change(null, null, n, null))),
        (1, Query.Select(n => new Change(null, null, null, n))));

    internal sealed record Change(IndexDocument[]? Upsert, string? Remove, MatchQuery? Need, MatchQuery? NoNeed);
}
