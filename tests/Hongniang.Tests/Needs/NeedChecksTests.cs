using Hongniang.Access;
using Hongniang.Needs;
using Hongniang.Supply;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Needs;

public sealed class NeedChecksTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly Need.Facts Good = new()
    {
        Title = "高镍三元动力电解液的开发",
        Description = "45℃ 循环 1000 次容量保持率不低于 85%。",
        EnterpriseName = "测试电池有限公司",
        HolderId = new OrganizationId(new Guid("00000000-0000-7000-8000-000000000001")),
        RegionCode = "440605",
        ContactName = "张三",
        ContactPhone = "13800001234",
    };

    [Fact]
    public void Good_facts_pass() => NeedChecks.CheckToSubmit(Good, Today).ShouldBeEmpty();

    [Fact]
    public void What_must_be_there_is_named_field_by_field()
    {
        var problems = NeedChecks.Check(Good with { Title = " ", Description = "/", EnterpriseName = "", RegionCode = "", HolderId = default }, Today);

        problems.Select(p => (p.Field, p.Code)).ShouldBe(
            [("Title", "required"), ("Description", "placeholder"), ("EnterpriseName", "required"), ("RegionCode", "required"), ("HolderId", "holder")], ignoreOrder: true);
    }

    [Theory]
    [InlineData("机密★10年")]
    [InlineData("【秘密】某型部件")]
    [InlineData("某型部件（绝密）")]
    [InlineData("密级：机密")]
    [InlineData("第一行\n机密\n第三行")]
    [InlineData("本项目为机密级项目")]
    [InlineData("是否涉密：是")]
    [InlineData("内容涉及国家秘密")]
    public void Classified_matter_is_refused(string text)
    {
        NeedChecks.Check(Good with { Description = text }, Today).ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Code.ShouldBe("classified"), p => p.Field.ShouldBe("Description"));
        NeedChecks.Check(Good with { Indicators = [new Indicator { Name = "指标", Method = text }] }, Today).ShouldHaveSingleItem().Code.ShouldBe("classified");
    }

    [Theory]
    [InlineData("不涉及技术秘密转让")]
    [InlineData("保护商业秘密")]
    [InlineData("这是企业的核心机密工艺")]
    [InlineData("是否涉密：否")]
    [InlineData("不涉及国家秘密")]
    [InlineData("机密性、完整性与可用性")]
    public void Words_about_secrets_are_not_marks(string text) =>
        NeedChecks.Check(Good with { Description = text }, Today).ShouldBeEmpty();

    [Fact]
    public void Figures_must_make_sense()
    {
        Codes(Good with { BudgetFrom = 500_000, BudgetTo = 300_000 }).ShouldBe(["need.budget-order"]);
        Codes(Good with { BudgetFrom = 50 }).ShouldBe(["amount.small"]);
        Codes(Good with { BudgetTo = 3_000_000_000_000 }).ShouldBe(["amount.large"]);
        Codes(Good with { BudgetTo = -1 }).ShouldBe(["amount.negative"]);
        Codes(Good with { BudgetFrom = 0, BudgetTo = 300_000 }).ShouldBeEmpty();
        Codes(Good with { DesiredReadiness = 10 }).ShouldBe(["readiness"]);
        Codes(Good with { Deadline = new DateOnly(2206, 1, 1) }).ShouldBe(["date.absurd"]);
        Codes(Good with { IndustryCode = "Q1" }).ShouldBe(["industry.unknown"]);
        Codes(Good with { RegionCode = "990000" }).ShouldBe(["region.unknown"]);
        Codes(Good with { DisciplineCodes = "430;999" }).ShouldBe(["discipline.unknown"]);
        Codes(Good with { Urgency = (Urgency)9 }).ShouldBe(["choice.unknown"]);
        Codes(Good with { CooperationModes = [(CooperationMode)99] }).ShouldBe(["choice.unknown"]);
        Codes(Good with { Indicators = [.. Enumerable.Range(1, 11).Select(i => new Indicator { Name = $"指标{i}" })] }).ShouldBe(["need.indicators"]);
        Codes(Good with { Title = new string('长', Need.MaxTitle + 1) }).ShouldBe(["too-long"]);
    }

    [Fact]
    public void Handing_in_asks_for_somebody_to_call_and_a_date_to_come()
    {
        var old = Good with { ContactName = null, ContactPhone = null, Deadline = new DateOnly(2024, 6, 30) };

        NeedChecks.Check(old, Today).ShouldBeEmpty();
        NeedChecks.CheckToSubmit(old, Today).Select(p => (p.Field, p.Code)).ShouldBe(
            [("ContactName", "required"), ("ContactPhone", "need.unreachable"), ("Deadline", "need.deadline-past")]);
    }

    [Fact]
    public void An_indicator_is_named_by_its_place() =>
        NeedChecks.Check(Good with { Indicators = [new Indicator { Name = "循环寿命" }, new Indicator { Name = " " }] }, Today)
            .ShouldHaveSingleItem().Field.ShouldBe("Indicators[1].Name");

    private static List<string> Codes(Need.Facts facts) => [.. NeedChecks.Check(facts, Today).Select(p => p.Code)];
}
