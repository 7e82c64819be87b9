using System.Text;
using Hongniang.Common.Importing;
using Hongniang.Common.Tables;
using Hongniang.Needs;
using Hongniang.Supply;
using Hongniang.Tests.Common.Tables;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Common.Importing;

public sealed class SheetReadingTests
{
    private static SheetReading Read(string csv, ImportSubject? subject = null) =>
        SheetReading.Of(TableFile.Open(Encoding.UTF8.GetBytes(csv), "a.csv").Value, null, subject ?? new NeedImport());

    private static string[] Fields(SheetReading reading) => [.. reading.Columns.Select(c => c.Is.Field ?? "-")];

    [Theory]
    [InlineData("需求名称,需求描述,企业名称,预算（万元）", "Title,Description,EnterpriseName,Budget")]
    [InlineData("* 技术需求名称 ,需求\u3000描述*,需求单位（盖章）,拟投入资金", "Title,Description,EnterpriseName,Budget")]
    [InlineData("1、项目名称,2、主要技术难题,3、联系人及电话,4、所在镇街", "Title,Description,ContactPhone,RegionCode")]
    [InlineData("序号,企业所在区,技术难题,难题描述及拟达到的技术指标,拟投入资金,联系电话", "-,RegionCode,Title,Description,Budget,ContactPhone")]
    [InlineData("标题,内容,行业,期望完成时间", "Title,Description,IndustryCode,Deadline")]
    [InlineData("项目名称,技术需求情况说明,主要技术难题", "Title,Description,Description")]
    [InlineData("Title,Description,Company,Contact person,E-mail,Deadline", "Title,Description,EnterpriseName,ContactName,ContactEmail,Deadline")]
    [InlineData("需求名称,需求描述,企业联系电话,手机号码", "Title,Description,ContactPhone,ContactPhone")]
    [InlineData("名称,技术需求,单位", "Title,Description,EnterpriseName")]
    public void Headings_of_needs_are_recognised(string headings, string fields) =>
        Fields(Read(headings + "\n一,二,三,四,五,六")).Take(fields.Split(',').Length).ShouldBe(fields.Split(','));

    [Theory]
    [InlineData("成果名称,完成单位,成熟度", "Title,OwnerName,ReadinessLevel")]
    [InlineData("专利名称,专利权人,摘要,专利号", "Title,OwnerName,Summary,IpRights")]
    public void Headings_of_achievements_are_recognised(string headings, string fields) =>
        Fields(Read(headings + "\n一,二,三,四", new AchievementImport())).Take(fields.Split(',').Length).ShouldBe(fields.Split(','));

    [Theory]
    [InlineData("姓名,工作单位,职称/职务,研究领域,手机", "Name,OrganizationName,Title,ResearchDirections,ContactPhone")]
    [InlineData("专家姓名,单位,职称,学科,专业", "Name,OrganizationName,Title,DisciplineCodes,ResearchDirections")]
    public void Headings_of_experts_are_recognised(string headings, string fields) =>
        Fields(Read(headings + "\n一,二,三,四,五", new ExpertImport())).ShouldBe(fields.Split(','));

    [Fact]
    public void Headings_are_found_below_a_title_and_a_line_of_remarks()
    {
        var reading = Read("2026年企业技术需求征集汇总表,,,\n填表单位（盖章）：,,填表日期：,\n序号,企业名称,需求名称,需求描述\n1,甲公司,某技术,某描述\n");

        reading.HeadingRow.ShouldBe(3);
        Fields(reading).ShouldBe(["-", "EnterpriseName", "Title", "Description"]);
        reading.Columns[1].Samples.ShouldBe(["甲公司"]);
    }

    [Fact]
    public void Headings_on_two_lines_are_joined()
    {
        var reading = Read("序号,企业基本情况,,,技术需求,\n,企业名称,姓名,电话,需求名称,需求描述\n1,甲公司,张三,13800138000,某技术,某描述\n");

        reading.HeadingRow.ShouldBe(2);
        Fields(reading).ShouldBe(["-", "EnterpriseName", "ContactName", "ContactPhone", "Title", "Description"]);
    }

    [Fact]
    public void A_second_line_that_fills_gaps_belongs_to_the_headings()
    {
        var reading = Read("需求名称,需求描述,企业名称,联系方式,\n,,,联系人,电话\n某技术,某描述,甲公司,张三,13800138000\n");

        reading.HeadingRow.ShouldBe(2);
        Fields(reading).ShouldBe(["Title", "Description", "EnterpriseName", "ContactName", "ContactPhone"]);
    }

    [Fact]
    public void A_column_without_heading_goes_by_its_letters()
    {
        var reading = Read("需求名称,需求描述,\n某技术,某描述,多出来的\n");

        reading.Columns[2].Is.ShouldBe(new ImportColumn(2, "C", null));
    }

    [Fact]
    public void Headings_that_nobody_knows_are_offered_for_mapping()
    {
        var reading = Read("alpha,beta\n1,2\n");

        reading.HeadingRow.ShouldBe(1);
        Fields(reading).ShouldBe(["-", "-"]);
        reading.MissingFields(new NeedImport()).ShouldBe(["Title", "Description"]);
    }

    [Fact]
    public void Rows_that_are_no_records_are_passed_over()
    {
        var file = TableFile.Open(Encoding.UTF8.GetBytes("序号,需求名称,需求描述,企业名称\n示例,例子,例子,例子\n1,甲,甲的描述,甲公司\n,,,\n2,,,\n序号,需求名称,需求描述,企业名称\n3,乙,乙的描述,乙公司\n合计,共2项,,\n注：以上由企业填报,,,\n"), "a.csv").Value;
        var plan = new ImportPlan { HeadingRow = 1, Columns = [.. SheetReading.Of(file, null, new NeedImport()).Columns.Select(c => c.Is)] };

        PlannedRows.Of(file, plan).Select(r => r.Number).ShouldBe([3, 7]);
        PlannedRows.Of(file, plan, after: 3).Select(r => r.Number).ShouldBe([7]);
    }

    [Theory]
    [InlineData("预算（万元）", 10_000)]
    [InlineData("拟投入资金\n(单位：万元)", 10_000)]
    [InlineData("投入（元）", 1)]
    [InlineData("投资额（亿元）", 100_000_000)]
    [InlineData("Budget (10,000 yuan)", 10_000)]
    [InlineData("Budget (yuan)", 1)]
    public void The_unit_stands_in_the_heading(string heading, int unit) => HeadingText.UnitOf(heading).ShouldBe(unit);

    [Theory]
    [InlineData("拟投入资金")]
    [InlineData("预算")]
    public void A_heading_may_name_no_unit(string heading) => HeadingText.UnitOf(heading).ShouldBeNull();

    [Fact]
    public void Among_sheets_those_with_headings_and_rows_come_first()
    {
        var content = RawWorkbook.Make(
            Row("填表说明"),
            more: [("需求", "visible", Row("需求名称", "需求描述") + Row("甲", "甲的描述")), ("藏", "hidden", Row("需求名称", "需求描述", "企业名称") + Row("乙", "乙", "乙"))]);
        var file = TableFile.Open(content, "a.xlsx").Value;

        file.Sheets.Where(s => !s.IsHidden).MaxBy(s => SheetReading.Of(file, s.Name, new NeedImport()).Points)!.Name.ShouldBe("需求");
    }

    private static string Row(params string[] cells) => "<row>" + string.Concat(cells.Select(c => $"<c t=\"inlineStr\"><is><t>{c}</t></is></c>")) + "</row>";
}
