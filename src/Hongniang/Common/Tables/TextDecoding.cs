using System.Text;
using System.Text.Unicode;

namespace Hongniang.Common.Tables;

/// <summary>Finds out how the text of a csv file is encoded: by its mark, else UTF-8 if it is valid UTF-8 throughout, else GB18030.</summary>
/// <remarks>Excel in Chinese writes GB18030 under “CSV” and UTF-16 under “Unicode text”.</remarks>
internal static class TextDecoding
{
    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Detect(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
        {
            return Encoding.UTF8;
        }

        if (content.StartsWith<byte>([0xFF, 0xFE]) || LooksLikeUtf16(content, zeroAt: 1))
        {
            return Encoding.Unicode;
        }

        if (content.StartsWith<byte>([0xFE, 0xFF]) || LooksLikeUtf16(content, zeroAt: 0))
        {
            return Encoding.BigEndianUnicode;
        }

        return Utf8.IsValid(content) ? Encoding.UTF8 : Encoding.GetEncoding("GB18030");
    }

    /// <summary>The start of a text, cut anywhere: a character torn at the end does not change the verdict on the rest.</summary>
    public static string Decode(byte[] start)
    {
        var cut = start.AsSpan();
        while (cut.Length > start.Length - 4 && cut.Length > 0 && !Utf8.IsValid(cut))
        {
            cut = cut[..^1];
        }

        var encoding = Detect(Utf8.IsValid(cut) ? cut : start);
        return encoding.GetString(start).TrimStart('\uFEFF');
    }

    /// <summary>No control characters but line ends and tabs: a picture or a program renamed to .csv is found out.</summary>
    public static bool LooksLikeText(byte[] content)
    {
        var encoding = Detect(content);
        var start = encoding.GetString(content, 0, Math.Min(content.Length, 4096) & ~1);
        return !start.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t' or '\f' or '\v' or '\u001A'));
    }

    private static bool LooksLikeUtf16(ReadOnlySpan<byte> content, int zeroAt)
    {
        var start = content[..Math.Min(content.Length & ~1, 512)];
        int zeros = 0, others = 0;
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] == 0)
            {
                if (i % 2 != zeroAt)
                {
                    return false;
                }

                zeros++;
            }
            else
            {
                others++;
            }
        }

        return zeros > 2 && others > zeros;
    }
}
