using System.Text;

namespace Hongniang.Common.Tables;

/// <summary>Writes csv that Excel opens rightly by a double click: UTF-8 with mark, comma, CRLF, guarded against formulas.</summary>
public static class CsvWriter
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static void Write(Stream target, IEnumerable<IReadOnlyList<string?>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        foreach (var row in rows)
        {
            writer.WriteLine(string.Join(',', row.Select(Quote)));
        }
    }

    private static string Quote(string? cell)
    {
        var text = SafeCell.Guard(cell ?? "");
        return text.AsSpan().IndexOfAny(',', '"', '\n') >= 0 || text.Contains('\r', StringComparison.Ordinal)
            ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : text;
    }
}
