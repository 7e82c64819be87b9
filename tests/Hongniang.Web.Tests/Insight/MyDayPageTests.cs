using Hongniang.Access;
using Hongniang.Web.Tests.Engagements;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Insight;

public sealed class MyDayPageTests
{
    [Fact]
    public async Task Staff_see_what_is_late_and_whose_turn_it_is()
    {
        await using var loop = await LoopPages.StartAsync();
        var waiting = await loop.ProposeAsync();
        await loop.Manager.SubmitAsync(waiting, "answer-Demand", [("Answer.Decision", "Given"), ("Answer.GivenBy", "张三"), ("Answer.Channel", "Phone")]);
        loop.Host.Time.Advance(TimeSpan.FromDays(10));
        var manager = await loop.Host.ManagerAsync();

        var mine = await manager.GetAsync("/");
        var all = await manager.GetAsync("/?all=true");

        mine.Text.ShouldContain("Nothing waits for you today");
        all.Links.ShouldContain(waiting);
        all.Text.ShouldContain("0 wait for the enterprise, 1 for the other side");
        all.Text.ShouldContain("1 overdue");
        (await manager.GetAsync("/?all=true&part=Consents&page=7")).Heading.ShouldBe("My day");
    }

    [Fact]
    public async Task The_page_speaks_Chinese_too_and_greets_the_expert_with_his_question()
    {
        await using var loop = await LoopPages.StartAsync();
        var waiting = await loop.ProposeAsync(loop.Expert.Number);
        var expert = await loop.Host.SignInAsync(Role.Expert, loop.Host.World.University, loop.Expert.Id.Value, "zh-CN");

        var page = await expert.GetAsync("/");

        page.Heading.ShouldBe("我的一天");
        page.Text.ShouldContain("等待您答复");
        page.Links.ShouldContain(waiting);
        page.Text.ShouldNotContain("测试电池");
    }
}
