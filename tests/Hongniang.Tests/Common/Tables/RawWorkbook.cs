using System.IO.Compression;
using System.Text;

namespace Hongniang.Tests.Common.Tables;

/// <summary>A workbook written part by part, to make what spreadsheet programs make and our own writer never would.</summary>
internal static class RawWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static byte[] Make(string sheetData, string? after = null, string? sharedStrings = null, string? styles = null, string workbookPr = "", string ns = Main, params (string Name, string State, string Data)[] more)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            var all = more.Prepend((Name: "Sheet1", State: "visible", Data: sheetData)).ToList();
            Write(zip, "xl/workbook.xml", $"""<workbook xmlns="{ns}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{workbookPr}<sheets>{string.Concat(all.Select((s, i) => $"""<sheet name="{s.Name}" sheetId="{i + 1}" state="{s.State}" r:id="rId{i + 1}"/>"""))}</sheets></workbook>""");
            Write(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(all.Select((_, i) => $"""<Relationship Id="rId{i + 1}" Type="x" Target="{(i % 2 == 0 ? "worksheets" : "/xl/worksheets")}/sheet{i + 1}.xml"/>"""))}</Relationships>""");
            for (var i = 0; i < all.Count; i++)
            {
                Write(zip, $"xl/worksheets/sheet{i + 1}.xml", $"""<worksheet xmlns="{ns}"><sheetData>{all[i].Data}</sheetData>{(i == 0 ? after : "")}</worksheet>""");
            }

            if (sharedStrings is not null)
            {
                Write(zip, "xl/sharedStrings.xml", $"""<sst xmlns="{ns}">{sharedStrings}</sst>""");
            }

            if (styles is not null)
            {
                Write(zip, "xl/styles.xml", $"""<styleSheet xmlns="{ns}">{styles}</styleSheet>""");
            }
        }

        return memory.ToArray();
    }

    private static void Write(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(content);
    }
}
