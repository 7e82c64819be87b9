using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Hongniang.Common.Tables;

/// <summary>Writes a workbook row by row. Every cell is an inline text or a number: nothing in it can be a formula, and no two headers need differ.</summary>
/// <remarks>MiniExcel was considered: its rows are dictionaries, so that it refuses two columns of one name, which a sheet of refused rows must keep.</remarks>
public static class XlsxWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly IReadOnlySet<int> NoNumbers = new HashSet<int>();

    /// <summary>Most characters that a spreadsheet cell holds.</summary>
    private const int MaxCell = 32767;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static void Write(Stream target, params IReadOnlyList<XlsxSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var numbers = Enumerable.Range(1, sheets.Count).ToList();
        Part(zip, "[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{string.Concat(numbers.Select(n => $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"""))}</Types>""");
        Part(zip, "_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(numbers.Select(n => $"""<sheet name="{Escape(SheetName(sheets[n - 1].Name))}" sheetId="{n}" r:id="rId{n}"/>"""))}</sheets></workbook>""");
        Part(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(numbers.Select(n => $"""<Relationship Id="rId{n}" Type="{Relations}/worksheet" Target="worksheets/sheet{n}.xml"/>"""))}<Relationship Id="rId{sheets.Count + 1}" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        Part(zip, "xl/styles.xml", $"""<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs></styleSheet>""");
        for (var i = 0; i < sheets.Count; i++)
        {
            using var stream = zip.CreateEntry($"xl/worksheets/sheet{i + 1}.xml", CompressionLevel.Fastest).Open();
            WriteSheet(stream, sheets[i]);
        }
    }

    private static void WriteSheet(Stream stream, XlsxSheet sheet)
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false });
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        xml.WriteRaw(sheet.Header.Count > 0 ? "<cols>" : "");
        for (var i = 0; i < sheet.Header.Count; i++)
        {
            var width = i < sheet.Widths.Count ? sheet.Widths[i] : 18;
            xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{width}" style="0" customWidth="1"/>"""));
        }

        xml.WriteRaw(sheet.Header.Count > 0 ? "</cols>" : "");
        xml.WriteStartElement("sheetData", Main);
        WriteRow(xml, sheet.Header, style: "1", NoNumbers);
        foreach (var row in sheet.Rows)
        {
            WriteRow(xml, row, style: "0", sheet.Numbers);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, IReadOnlyList<string?> cells, string style, IReadOnlySet<int> numbers)
    {
        xml.WriteStartElement("row", Main);
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            var isNumber = numbers.Contains(i) && decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
            xml.WriteStartElement("c", Main);
            xml.WriteAttributeString("s", isNumber ? "2" : style);
            if (isNumber)
            {
                xml.WriteElementString("v", Main, cell);
            }
            else if (!string.IsNullOrEmpty(cell))
            {
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", Main);
                xml.WriteStartElement("t", Main);
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(Printable(cell.Length > MaxCell ? cell[..MaxCell] : cell));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Part(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + content);
    }

    /// <summary>Without the characters that XML cannot carry (control characters, torn surrogate pairs).</summary>
    private static string Printable(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }

    /// <summary>At most 31 characters, without those that a sheet's name cannot have.</summary>
    private static string SheetName(string name)
    {
        var allowed = new string([.. name.Where(c => c is not ('[' or ']' or ':' or '*' or '?' or '/' or '\\'))]);
        return allowed.Length > 31 ? allowed[..31] : allowed;
    }

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text);
}
