using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Hongniang.Common.Tables;

/// <summary>The table of texts that a workbook's cells point into.</summary>
internal static partial class SharedTexts
{
    public static string[] Read(Stream? part, XmlReaderSettings settings)
    {
        if (part is null)
        {
            return [];
        }

        using (part)
        using (var xml = XmlReader.Create(part, settings))
        {
            var texts = new List<string>();
            while (!xml.EOF)
            {
                if (xml.NodeType is XmlNodeType.Element && xml.LocalName is "si")
                {
                    texts.Add(ReadItem(xml));
                }
                else
                {
                    xml.Read();
                }
            }

            return [.. texts];
        }
    }

    /// <summary>The text of one item, its differently formatted runs joined, without the phonetic hints. Leaves the reader behind the item.</summary>
    public static string ReadItem(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return "";
        }

        var text = new StringBuilder();
        var depth = xml.Depth;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Element && xml.LocalName is "rPh")
            {
                xml.Skip();
            }
            else if (xml.NodeType is XmlNodeType.Element && xml.LocalName is "t")
            {
                text.Append(xml.ReadElementContentAsString());
            }
            else
            {
                xml.Read();
            }
        }

        xml.Read();
        return Unescape(text.ToString());
    }

    /// <summary>Characters that XML cannot carry are written as <c>_x000D_</c>.</summary>
    public static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, m => ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
