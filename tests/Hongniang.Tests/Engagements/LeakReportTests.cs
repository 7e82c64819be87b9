using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Supply;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements;

public sealed class LeakReportTests
{
    [Theory]
    [InlineData("请与 13912345678 联系", "请与 （联系方式已隐去） 联系")]
    [InlineData("电话 0757-86332211，邮箱 li.si@firm.com.cn", "电话 （联系方式已隐去），邮箱 （联系方式已隐去）")]
    [InlineData("见 www.firm.cn/jobs。", "见 （联系方式已隐去）。")]
    [InlineData("代码 91440600MA4UKTKW77 的企业", "代码 91440600MA4UKTKW77 的企业")] // no credit code: the check character is wrong
    [InlineData("代码 91440600MA4UKTKW7W 的企业", "代码 （联系方式已隐去） 的企业")]
    [InlineData("循环 1000 次，45℃，批号 20261124001", "循环 1000 次，45℃，批号 20261124001")]
    [InlineData("测试电池有限公司的产线", "某单位的产线")]
    public void What_reaches_somebody_is_hidden_by_itself(string text, string shown) => new BlindText("测试电池有限公司").Of(text).ShouldBe(shown);

    [Fact]
    public async Task Addresses_other_firms_and_people_are_named_for_the_manager_to_decide()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync(change: f => f with { Description = "位于桂澜中路 18 号，母公司为佛山市样例动力股份有限公司，测试电池有限公司负责人：张三丰。" });

        LeakReport.PlacesIn(need).Select(p => p.Kind).ShouldBe([LeakReport.LeakKind.Address, LeakReport.LeakKind.Firm, LeakReport.LeakKind.Person]);
        LeakReport.PlacesIn(await world.NeedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_need_whose_text_tells_is_introduced_only_after_it_was_read()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database, f => f with { Description = f.Description + "现场在桂澜中路 18 号。" });
        ProposeEngagement.Input input = new(pair.Need.Number, pair.Achievement.Number, "征求双方意见", null);

        var refused = await pair.DoAsync<ProposeEngagement, Result<string>>(p => p.RunAsync(input, pair.Manager, default));
        var done = await pair.DoAsync<ProposeEngagement, Result<string>>(p => p.RunAsync(input with { LeaksRead = true }, pair.Manager, default));

        refused.Problems.ShouldHaveSingleItem().Field.ShouldBe("LeaksRead");
        done.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(3, null, "440000", null)]
    [InlineData(3, false, "440600", "C38")]
    [InlineData(4, null, "440600", "C38")]
    public async Task Where_few_enterprises_are_left_the_other_side_reads_the_province_only(int others, bool? showsLess, string region, string? industry)
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        await using (var open = database.Open())
        {
            for (var i = 0; i < others; i++)
            {
                var facts = new Organization.Facts { Name = $"邻家{i}有限公司", Kind = OrganizationKind.Enterprise, Level = OrganizationLevel.None, RegionCode = "440604", HolderId = pair.World.Foshan, IndustryCode = "C38" };
                open.Db.Organizations.Add(Organization.Register(new OrganizationId(database.Clock.NewId()), HumanNumber.Format("DW", 2026, 800_000 + i), facts, database.Clock.Now));
            }

            await open.Db.SaveChangesAsync();
        }

        var number = (await pair.DoAsync<ProposeEngagement, Result<string>>(p => p.RunAsync(new(pair.Need.Number, pair.Achievement.Number, "征求双方意见", null, ShowsLess: showsLess), pair.Manager, default))).Value;

        await using var owner = database.Open(pair.OwnerScope);
        var seen = await EngagementDetail.LoadAsync(owner.Db, number, pair.OwnerPerson, default);
        (seen!.Demand.RegionCode, seen.Demand.IndustryCode, seen.Demand.Enterprise).ShouldBe((region, industry, null));
        await using var staff = database.Open(pair.Staff);
        (await EngagementDetail.LoadAsync(staff.Db, number, pair.Manager, default))!.Demand.RegionCode.ShouldBe("440605");
    }

    [Fact]
    public async Task A_need_that_its_enterprise_shows_by_name_has_nothing_to_hide()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync(change: f => f with { Visibility = Visibility.Public, Description = "位于桂澜中路 18 号的产线，需要一款适配的动力电解液。" });
        await using var open = database.Open();

        (await LeakReport.LoadAsync(open.Db, need, default)).ShouldBe(LeakReport.Nothing);
    }
}
