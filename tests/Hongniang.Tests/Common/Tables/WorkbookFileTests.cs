using System.IO.Compression;
using System.Text;
using Hongniang.Common;
using Hongniang.Common.Tables;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Common.Tables;

public sealed class WorkbookFileTests
{
    [Fact]
    public void Shared_inline_and_rich_texts_are_read_without_phonetic_hints()
    {
        var content = RawWorkbook.Make(
            """<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>高</t></r><r><t>炉</t></r></is></c><c r="D1" t="str"><f>A1</f><v>算</v></c></row>""",
            sharedStrings: """<si><t xml:space="preserve"> 镀铬 </t></si><si><r><t>换热</t></r><r><t>_x000D_器</t></r><rPh sb="0" eb="1"><t>かん</t></rPh></si>""");

        Rows(content).ShouldBe([(1, " 镀铬 |换热\r器|高炉|算")]);
    }

    [Fact]
    public void Numbers_keep_their_digits_and_errors_their_sign()
    {
        var content = RawWorkbook.Make("""<row r="1"><c><v>13800138000</v></c><c><v>1.3800138E10</v></c><c><v>0.30000000000000004</v></c><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c><c><v>123456789012345678</v></c></row>""");

        Rows(content).ShouldBe([(1, "13800138000|13800138000|0.3|#REF!|TRUE|123456789012346000")]);
    }

    [Fact]
    public void Dates_are_told_from_numbers_by_their_style()
    {
        const string styles = """<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="0.00&quot;day&quot;"/><numFmt numFmtId="178" formatCode="[$-804]yyyy/m/d\ h:mm;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/><xf numFmtId="31"/></cellXfs>""";
        const string row = """<row r="1"><c s="0"><v>46568</v></c><c s="1"><v>46568</v></c><c s="2"><v>46568</v></c><c s="3"><v>46568</v></c><c s="4"><v>46568.5</v></c><c s="5"><v>46568</v></c></row>""";

        Rows(RawWorkbook.Make(row, styles: styles)).ShouldBe([(1, "46568|2027-06-30|2027-06|46568|2027-06-30 12:00|2027-06-30")]);
        Rows(RawWorkbook.Make("""<row><c s="1"><v>45106</v></c></row>""", styles: styles, workbookPr: """<workbookPr date1904="1"/>""")).ShouldBe([(1, "2027-06-30")]);
    }

    [Fact]
    public void Gaps_empty_rows_and_cells_without_address_keep_their_place()
    {
        var content = RawWorkbook.Make("""<row r="2"><c r="C2"><v>1</v></c></row><row r="3"/><row r="5"><c><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>""");

        Rows(content).ShouldBe([(1, ""), (2, "||1"), (3, ""), (4, ""), (5, "2|3"), (6, "4")]);
    }

    [Fact]
    public void A_cell_merged_downwards_counts_for_every_row_that_has_content()
    {
        var content = RawWorkbook.Make(
            """<row r="1"><c r="A1" t="inlineStr"><is><t>甲公司</t></is></c><c r="B1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row><row r="3"><c r="B3"/></row><row r="4"><c r="B4"><v>4</v></c></row>""",
            after: """<mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="C1:F1"/></mergeCells>""");

        Rows(content).ShouldBe([(1, "甲公司|1"), (2, "甲公司|2"), (3, "|"), (4, "|4")]);
    }

    [Fact]
    public void Every_sheet_is_listed_and_hidden_ones_are_marked()
    {
        var content = RawWorkbook.Make("<row><c><v>1</v></c></row>", more: [("说明", "hidden", "<row><c><v>2</v></c></row>"), ("码表", "veryHidden", "<row><c><v>3</v></c></row>")]);
        var file = TableFile.Open(content, "x.xlsx").Value;

        file.Sheets.ShouldBe([new("Sheet1", false), new("说明", true), new("码表", true)]);
        file.Rows("码表").Single().Cells.ShouldBe(["3"]);
    }

    [Fact]
    public void The_strict_form_of_the_standard_is_read_too() =>
        Rows(RawWorkbook.Make("<row><c><v>7</v></c></row>", ns: "http://purl.oclc.org/ooxml/spreadsheetml/main")).ShouldBe([(1, "7")]);

    [Fact]
    public void What_the_writer_writes_the_reader_reads_back()
    {
        using var memory = new MemoryStream();
        XlsxWriter.Write(memory, new XlsxSheet("退回/的行", ["名称", "名称", "原因"], [["=1+1", null, "a\nb"], ["<&>\u0001", "𠮷林", "  两端  "]]), new XlsxSheet("第二", [], []));
        var file = TableFile.Open(memory.ToArray(), "x.xlsx").Value;

        file.Sheets.ShouldBe([new("退回的行", false), new("第二", false)]);
        file.Rows(null).Select(r => string.Join('|', r.Cells)).ShouldBe(["名称|名称|原因", "=1+1||a\nb", "<&>|𠮷林|  两端  "]);
    }

    [Theory]
    [InlineData("table.damaged", "PK\u0003\u0004 and then nothing of a zip")]
    [InlineData("table.wrong-type", "%PDF-1.7 \u0001\u0002")]
    [InlineData("table.wrong-type", "<html><table><tr><td>1</td></tr></table></html>", "报表.csv")]
    [InlineData("table.wrong-type", "标题,内容", "报表.xlsx")]
    [InlineData("table.empty", "")]
    public void What_is_no_spreadsheet_is_refused_in_words(string code, string content, string name = "x.xlsx") =>
        TableFile.Open(Encoding.UTF8.GetBytes(content), name).Problems.Select(p => p.Code).ShouldBe([code]);

    [Fact]
    public void Old_and_protected_workbooks_are_told_apart()
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

        TableFile.Open([.. compound, .. Encoding.Unicode.GetBytes("Workbook")], "x.xls").Problems[0].Code.ShouldBe("table.old-excel");
        TableFile.Open([.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "x.xlsx").Problems[0].Code.ShouldBe("table.encrypted");
    }

    [Fact]
    public void A_zip_without_workbook_and_a_zip_bomb_are_refused()
    {
        TableFile.Open(Zip("word/document.xml", 10), "x.xlsx").Problems[0].Code.ShouldBe("table.wrong-type");
        TableFile.Open(Zip("xl/workbook.xml", (int)TableFormat.MaxUnfolded + 1), "x.xlsx").Problems[0].Code.ShouldBe("table.unfolds");
        TableFile.Open(new byte[StoredFile.MaxBytes + 1], "x.xlsx").Problems[0].Code.ShouldBe("table.too-big");
    }

    [Fact]
    public void A_sheet_that_breaks_off_is_told_as_damaged_data()
    {
        var content = RawWorkbook.Make("<row><c><v>1</v></c></row><row><c><v>2</c></row>");

        Should.Throw<InvalidDataException>(() => TableFile.Open(content, "x.xlsx").Value.Rows(null).ToList());
    }

    private static List<(int Number, string Cells)> Rows(byte[] content) =>
        [.. TableFile.Open(content, "x.xlsx").Value.Rows(null).Select(r => (r.Number, string.Join('|', r.Cells)))];

    private static byte[] Zip(string part, int size)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = zip.CreateEntry(part).Open();
            var block = new byte[1 << 20];
            for (var left = size; left > 0; left -= block.Length)
            {
                stream.Write(block, 0, Math.Min(left, block.Length));
            }
        }

        return memory.ToArray();
    }
}
