using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Hongniang.Common.Tables;

/// <summary>Which cell styles of a workbook show a number as a date: a date is stored as a number of days.</summary>
internal sealed partial class CellFormats
{
    private enum Kind
    {
        Number,
        Day,
        Month,
        Instant,
        Time,
    }

    private readonly List<Kind> _styles = [];
    private readonly bool _from1904;

    private CellFormats(bool from1904) => _from1904 = from1904;

    public static CellFormats Read(Stream? part, XmlReaderSettings settings, bool from1904)
    {
        var formats = new CellFormats(from1904);
        if (part is null)
        {
            return formats;
        }

        using (part)
        using (var xml = XmlReader.Create(part, settings))
        {
            var own = new Dictionary<int, Kind>();
            var inCells = false;
            while (xml.Read())
            {
                if (xml.LocalName is "cellXfs")
                {
                    inCells = xml.NodeType is XmlNodeType.Element && !xml.IsEmptyElement;
                }
                else if (xml.NodeType is XmlNodeType.Element && xml.LocalName is "numFmt" && Number(xml, "numFmtId") is { } id)
                {
                    own[id] = KindOf(xml.GetAttribute("formatCode") ?? "");
                }
                else if (inCells && xml.NodeType is XmlNodeType.Element && xml.LocalName is "xf")
                {
                    var format = Number(xml, "numFmtId") ?? 0;
                    formats._styles.Add(own.TryGetValue(format, out var kind) ? kind : BuiltIn(format));
                }
            }
        }

        return formats;
    }

    /// <summary>A stored number as people see it: a date where the style says so, else without exponent.</summary>
    public string Show(string stored, int style)
    {
        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return stored;
        }

        var kind = style < _styles.Count ? _styles[style] : Kind.Number;
        if (kind is Kind.Number || number is < 0 or >= 2958466)
        {
            return Plain(number);
        }

        var instant = DateTime.FromOADate(number + (_from1904 ? 1462 : 0));
        var pattern = kind switch
        {
            Kind.Month => "yyyy-MM",
            Kind.Time => "HH:mm",
            Kind.Instant when instant.TimeOfDay.Ticks > 0 => "yyyy-MM-dd HH:mm",
            _ => "yyyy-MM-dd",
        };
        return instant.ToString(pattern, CultureInfo.InvariantCulture);
    }

    /// <summary>No exponent in a telephone number, no 0.30000000000000004.</summary>
    private static string Plain(double number) =>
        Math.Abs(number) < 1e15 ? ((decimal)double.Parse(number.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)).ToString("0.###############", CultureInfo.InvariantCulture)
        : Math.Abs(number) < 1e21 ? number.ToString("0", CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);

    private static int? Number(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>27–36 and 50–58 are the dates of the Chinese, Japanese and Korean editions.</summary>
    private static Kind BuiltIn(int format) => format switch
    {
        17 or 55 => Kind.Month,
        22 => Kind.Instant,
        >= 18 and <= 21 or >= 32 and <= 35 or >= 45 and <= 47 => Kind.Time,
        >= 14 and <= 16 or >= 27 and <= 31 or 36 or >= 50 and <= 58 => Kind.Day,
        _ => Kind.Number,
    };

    private static Kind KindOf(string code)
    {
        // Only the section for positive numbers counts; quoted texts, colours and locales in brackets are no date letters.
        var letters = Decoration().Replace(code, "").Split(';')[0].ToUpperInvariant();
        if (letters.Contains("GENERAL", StringComparison.Ordinal) || letters.AsSpan().IndexOfAny("#0?") >= 0)
        {
            return Kind.Number;
        }

        var time = letters.Contains('H', StringComparison.Ordinal) || letters.Contains('S', StringComparison.Ordinal);
        var year = letters.Contains('Y', StringComparison.Ordinal) || letters.Contains('E', StringComparison.Ordinal);
        var day = letters.Contains('D', StringComparison.Ordinal);
        var month = letters.Contains('M', StringComparison.Ordinal);
        return (year || day, time) switch
        {
            (true, true) => Kind.Instant,
            (true, false) when day || !month => Kind.Day,
            (true, false) => Kind.Month,
            (false, true) => Kind.Time,
            _ => month ? Kind.Month : Kind.Number,
        };
    }

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.", RegexOptions.CultureInvariant)]
    private static partial Regex Decoration();
}
