using System.Text;
using Hongniang.Common.Tables;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Common.Tables;

public sealed class DelimitedFileTests
{
    static DelimitedFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Chinese_is_read_in_every_common_encoding(string encoding)
    {
        const string text = "标题,内容\r\n镀铬工艺,㐂𠮷䶮 堃 € ①\r\n";

        Rows(Encoding.GetEncoding(encoding).GetBytes(text)).ShouldBe(["标题|内容", "镀铬工艺|㐂𠮷䶮 堃 € ①"]);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_header()
    {
        Rows([0xEF, 0xBB, 0xBF, .. "标题,内容"u8]).ShouldBe(["标题|内容"]);
        Rows([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("标题\t内容\n甲\t乙")]).ShouldBe(["标题|内容", "甲|乙"]);
    }

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a;b\n1;2")]
    [InlineData("a\tb\r\n1\t2")]
    [InlineData("sep=|\r\na|b\r\n1|2")]
    [InlineData("a,b\r1,2\r")]
    public void The_separator_is_found_out(string text) => Rows(Encoding.UTF8.GetBytes(text)).ShouldBe(["a|b", "1|2"]);

    [Fact]
    public void A_separator_inside_of_a_text_does_not_mislead()
    {
        Rows("题;述\n一;\"甲,乙,丙\"\n二;甲,乙\n三;丁"u8.ToArray()).ShouldBe(["题|述", "一|甲,乙,丙", "二|甲,乙", "三|丁"]);
    }

    [Fact]
    public void Quoted_cells_hold_line_ends_separators_and_quotation_marks()
    {
        Rows("a,b\n\"第一行\n第二行,\"\"好\"\"\",5\" 屏幕\n,\"\"\n"u8.ToArray()).ShouldBe(["a|b", "第一行\n第二行,\"好\"|5\" 屏幕", "|"]);
    }

    [Fact]
    public void Blank_lines_count_as_rows_so_that_numbers_are_those_of_the_spreadsheet()
    {
        TableFile.Open("a,b\n\n1,2"u8.ToArray(), "x.csv").Value.Rows(null).Select(r => (r.Number, r.IsBlank)).ShouldBe([(1, false), (2, true), (3, false)]);
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_is_damage() =>
        Should.Throw<InvalidDataException>(() => Rows("a,b\n1,\"2\n3,4"u8.ToArray()));

    [Fact]
    public void Exported_csv_cannot_be_taken_for_formulas_and_is_read_back_whole()
    {
        using var memory = new MemoryStream();
        CsvWriter.Write(memory, [["=HYPERLINK(1)", "-5", "-5吨", "a\"b"], ["@x", "+86 138", "两\n行", null]]);

        var rows = Rows(memory.ToArray());

        rows.ShouldBe(["'=HYPERLINK(1)|-5|'-5吨|a\"b", "'@x|'+86 138|两\n行|"]);
        SafeCell.Unguard("'=HYPERLINK(1)").ShouldBe("=HYPERLINK(1)");
        SafeCell.Unguard("'quoted'").ShouldBe("'quoted'");
    }

    private static List<string> Rows(byte[] content) =>
        [.. TableFile.Open(content, "x.csv").Value.Rows(null).Select(r => string.Join('|', r.Cells))];
}
