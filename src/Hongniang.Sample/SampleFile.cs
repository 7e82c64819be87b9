using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hongniang.Common;

namespace Hongniang.Sample;

/// <summary>A one-page PDF in place of a scanned contract, marked as a sample on its face.</summary>
internal static class SampleFile
{
    public static StoredFile Contract(Guid id, string name, DateTimeOffset at, IReadOnlyList<string> lines)
    {
        var content = Pdf(lines);
        return new StoredFile
        {
            Id = id, Name = name, ContentType = "application/pdf", Length = content.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)), StoredAt = at, Content = content,
        };
    }

    /// <summary>汉字 by a font that every reader of Chinese PDF brings along; nothing is embedded.</summary>
    private static byte[] Pdf(IReadOnlyList<string> lines)
    {
        var page = new StringBuilder("BT /F1 40 Tf 0.85 0.3 0.2 rg 1 0 0 1 72 720 Tm ").Append(Hex("样例")).Append(" Tj ET\n");
        for (var i = 0; i < lines.Count; i++)
        {
            page.Append(CultureInfo.InvariantCulture, $"BT /F1 {(i == 0 ? 18 : 12)} Tf 0 g 1 0 0 1 72 {660 - (28 * i)} Tm {Hex(lines[i])} Tj ET\n");
        }

        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            string.Create(CultureInfo.InvariantCulture, $"<</Length {page.Length}>>\nstream\n{page}endstream"),
            "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R/DW 1000/W[1 95 500]>>",
            "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            file.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        }

        file.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    private static string Hex(string text) => $"<{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";
}
