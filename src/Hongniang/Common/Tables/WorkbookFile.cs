using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Hongniang.Common.Tables;

/// <summary>An xlsx workbook, read as a stream (ECMA-376, transitional and strict). Cells merged downwards count for every row that they cover.</summary>
/// <remarks>See docs/decisions/0010: MiniExcel loses row numbers and error values, ExcelDataReader 3.6 cannot tell an error from an empty cell.</remarks>
internal sealed class WorkbookFile : TableFile
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CheckCharacters = false };

    private readonly byte[] _content;
    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);
    private readonly string[] _texts;
    private readonly CellFormats _formats;

    public WorkbookFile(byte[] content)
    {
        _content = content;
        using var zip = Zip();
        var targets = Relations(zip);
        var sheets = new List<TableSheet>();
        var dates1904 = false;
        foreach (var element in Elements(Part(zip, "xl/workbook.xml")))
        {
            if (element.LocalName is "workbookPr")
            {
                dates1904 = element.GetAttribute("date1904") is "1" or "true";
            }
            else if (element.LocalName is "sheet" && Id(element) is { } id && targets.TryGetValue(id, out var target) && target.Contains("worksheets/", StringComparison.OrdinalIgnoreCase))
            {
                var name = element.GetAttribute("name") ?? "";
                sheets.Add(new(name, element.GetAttribute("state") is "hidden" or "veryHidden"));
                _parts.TryAdd(name, target);
            }
        }

        if (sheets.Count == 0)
        {
            throw new InvalidDataException("The workbook has no sheet.");
        }

        Sheets = sheets;
        _texts = SharedTexts.Read(Part(zip, targets.Values.FirstOrDefault(t => t.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase)) ?? "xl/sharedStrings.xml"), Settings);
        _formats = CellFormats.Read(Part(zip, targets.Values.FirstOrDefault(t => t.EndsWith("styles.xml", StringComparison.OrdinalIgnoreCase)) ?? "xl/styles.xml"), Settings, dates1904);
    }

    public override IReadOnlyList<TableSheet> Sheets { get; }

    public override IEnumerable<TableRow> Rows(string? sheet)
    {
        var part = _parts[string.IsNullOrEmpty(sheet) || !_parts.ContainsKey(sheet) ? Sheets[0].Name : sheet];
        var merges = Merges(part);
        using var zip = Zip();
        using var stream = Part(zip, part);
        using var xml = XmlReader.Create(stream ?? Stream.Null, Settings);
        var running = new Dictionary<int, (int Until, string Text)>();
        var number = 0;
        while (Next(xml))
        {
            var stated = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var r) ? r : number + 1;
            while (++number < stated)
            {
                yield return new TableRow(number, []);
            }

            var cells = ReadCells(xml);
            Fill(cells, number, running, merges);
            yield return new TableRow(number, cells);
        }
    }

    /// <summary>A merged block has its text in its first cell only; the rows below get it back unless they are otherwise empty.</summary>
    private static void Fill(List<string> cells, int number, Dictionary<int, (int Until, string Text)> running, ILookup<int, (int Column, int Until)> merges)
    {
        if (cells.Exists(c => c.Length > 0))
        {
            foreach (var (column, merge) in running)
            {
                if (number <= merge.Until)
                {
                    while (cells.Count <= column)
                    {
                        cells.Add("");
                    }

                    cells[column] = cells[column].Length == 0 ? merge.Text : cells[column];
                }
            }
        }

        foreach (var (column, until) in merges[number])
        {
            if (column < cells.Count)
            {
                running[column] = (until, cells[column]);
            }
        }
    }

    private List<string> ReadCells(XmlReader xml)
    {
        var cells = new List<string>();
        if (xml.IsEmptyElement)
        {
            Advance(xml);
            return cells;
        }

        var depth = xml.Depth;
        Advance(xml);
        while (xml.Depth > depth)
        {
            if (xml.NodeType is not XmlNodeType.Element || xml.LocalName is not "c" || xml.Depth != depth + 1)
            {
                Advance(xml);
                continue;
            }

            var column = Column(xml.GetAttribute("r")) ?? cells.Count;
            var text = ReadCell(xml);
            if (column < MaxColumns)
            {
                while (cells.Count <= column)
                {
                    cells.Add("");
                }

                cells[column] = text;
            }
        }

        return cells;
    }

    /// <summary>Reads one cell and leaves the reader behind it.</summary>
    private string ReadCell(XmlReader xml)
    {
        var type = xml.GetAttribute("t");
        _ = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style);
        if (xml.IsEmptyElement)
        {
            Advance(xml);
            return "";
        }

        var depth = xml.Depth;
        string? value = null;
        Advance(xml);
        while (xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Element && xml.LocalName is "v")
            {
                value = Content(xml);
            }
            else if (xml.NodeType is XmlNodeType.Element && xml.LocalName is "is")
            {
                value = SharedTexts.ReadItem(xml);
            }
            else
            {
                Advance(xml);
            }
        }

        Advance(xml);
        return value is null ? "" : type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _texts.Length ? _texts[index] : "",
            "inlineStr" => value,
            "str" => SharedTexts.Unescape(value),
            "b" => value is "1" or "true" ? "TRUE" : "FALSE",
            "e" => value,
            "d" => value.Length > 10 && value.EndsWith("T00:00:00", StringComparison.Ordinal) ? value[..10] : value,
            _ => _formats.Show(value, style),
        };
    }

    /// <summary>Blocks merged over more than one row: first row → column (from 0) and last row.</summary>
    private ILookup<int, (int Column, int Until)> Merges(string part)
    {
        using var zip = Zip();
        var found = new List<(int Row, int Column, int Until)>();
        foreach (var element in Elements(Part(zip, part)))
        {
            if (element.LocalName is "mergeCell" && element.GetAttribute("ref")?.Split(':') is [var from, var to]
                && Column(from) is { } column && RowOf(from) is { } first && RowOf(to) is { } last && last > first)
            {
                found.Add((first, column, last));
            }
        }

        return found.ToLookup(m => m.Row, m => (m.Column, m.Until));
    }

    private ZipArchive Zip() => new(new MemoryStream(_content, writable: false), ZipArchiveMode.Read);

    private static Stream? Part(ZipArchive zip, string name) =>
        zip.Entries.FirstOrDefault(e => e.FullName.Replace('\\', '/').Equals(name, StringComparison.OrdinalIgnoreCase))?.Open();

    private static Dictionary<string, string> Relations(ZipArchive zip)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in Elements(Part(zip, "xl/_rels/workbook.xml.rels")))
        {
            if (element.LocalName is "Relationship" && element.GetAttribute("Id") is { } id && element.GetAttribute("Target") is { } target)
            {
                targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }

        return targets;
    }

    private static IEnumerable<XmlReader> Elements(Stream? part)
    {
        if (part is null)
        {
            yield break;
        }

        using (part)
        using (var xml = XmlReader.Create(part, Settings))
        {
            while (Advance(xml))
            {
                if (xml.NodeType is XmlNodeType.Element)
                {
                    yield return xml;
                }
            }
        }
    }

    private static bool Next(XmlReader xml)
    {
        while (xml.NodeType is not XmlNodeType.Element || xml.LocalName is not "row")
        {
            if (!Advance(xml))
            {
                return false;
            }
        }

        return true;
    }

    private static string Content(XmlReader xml)
    {
        try
        {
            return xml.ReadElementContentAsString();
        }
        catch (XmlException damaged)
        {
            throw new InvalidDataException("The sheet cannot be read to its end.", damaged);
        }
    }

    private static bool Advance(XmlReader xml)
    {
        try
        {
            return xml.Read();
        }
        catch (XmlException damaged)
        {
            throw new InvalidDataException("The sheet cannot be read to its end.", damaged);
        }
    }

    private static string? Id(XmlReader sheet)
    {
        for (var i = 0; i < sheet.AttributeCount; i++)
        {
            sheet.MoveToAttribute(i);
            if (sheet.LocalName is "id" && sheet.Prefix.Length > 0)
            {
                var id = sheet.Value;
                sheet.MoveToElement();
                return id;
            }
        }

        sheet.MoveToElement();
        return null;
    }

    /// <summary>BC12 → 54.</summary>
    private static int? Column(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (c is < 'A' or > 'Z')
            {
                break;
            }

            column = (column * 26) + c - 'A' + 1;
        }

        return column > 0 ? column - 1 : null;
    }

    private static int? RowOf(string reference) =>
        int.TryParse(reference.AsSpan(reference.AsSpan().IndexOfAnyInRange('0', '9') is >= 0 and var at ? at : reference.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;
}
