using Hongniang.Access;
using Hongniang.Needs;
using Hongniang.Supply;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Needs;

public sealed class NeedQualityTests
{
    private static readonly Need.Facts Bare = new()
    {
        Title = "电解液", Description = "需要电解液。", EnterpriseName = "测试电池有限公司", HolderId = new OrganizationId(Guid.Empty), RegionCode = "440605",
    };

    [Fact]
    public void The_parts_add_up_to_a_hundred_and_nothing_told_is_zero()
    {
        var quality = NeedQuality.Of(Bare);

        quality.Parts.Sum(p => p.Weight).ShouldBe(100);
        quality.Score.ShouldBe(0);
        quality.Missing.Count().ShouldBe(quality.Parts.Count);
    }

    [Fact]
    public void Everything_told_is_a_hundred()
    {
        var full = Bare with
        {
            Title = "高镍三元动力电解液的开发", Description = new string('述', 80), Indicators = [new Indicator { Name = "循环", Target = "1000 次", Method = "GB/T 31484" }],
            CurrentState = "小试", TriedSolutions = "添加剂", PartnerRequirements = "高校", BudgetTo = 1_000_000, Deadline = new DateOnly(2027, 6, 30),
            CooperationModes = [CooperationMode.JointDevelopment], DesiredReadiness = 6, IndustryCode = "C38",
        };

        NeedQuality.Of(full).Score.ShouldBe(100);
        NeedQuality.Of(full with { TriedSolutions = null }).Missing.ShouldHaveSingleItem().Text.ShouldBe("what was tried");
    }

    [Fact]
    public void A_text_that_names_the_firm_is_noticed()
    {
        NeedQuality.GivesFirmAway(Bare with { Description = "测试电池需要电解液。" }).ShouldBeTrue();
        NeedQuality.GivesFirmAway(Bare with { Description = "某企业需要电池电解液。" }).ShouldBeFalse();
    }
}
