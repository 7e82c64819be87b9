using System.Net;
using Hongniang.Web.Tests.Engagements;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.FollowUp;

public sealed class FollowUpPageTests
{
    [Fact]
    public async Task A_follow_up_is_found_recorded_and_shown_with_the_contract()
    {
        await using var loop = await LoopPages.StartAsync();
        var contract = await loop.SignAsync();
        loop.Host.Time.Advance(TimeSpan.FromDays(31));
        var manager = await loop.Host.ManagerAsync();
        var list = await manager.GetAsync("/follow-ups?group=Overdue");
        var address = list.Links.Single(l => l.StartsWith("/follow-ups/", StringComparison.Ordinal));

        var refused = await manager.SubmitAsync(address, "findings", [("Input.Channel", "Visit"), ("Input.Summary", "看了现场"), ("Input.Received", "三十万")]);
        refused.Text.ShouldContain("“三十万” is not an amount.");
        refused.Form("findings")!.Values.ShouldContain(("Input.Summary", "看了现场"));
        (await manager.SubmitAsync(address, "findings", [("Input.Channel", "Visit"), ("Input.Progress", "OnPlan"), ("Input.Summary", "看了现场"), ("Input.Received", "30"), ("Input.Evidence", "E2")]))
            .Location.ShouldBe(contract);

        (await manager.GetAsync(contract)).Text.ShouldContain("Received: CNY 300,000");
        (await manager.GetAsync("/follow-ups?group=Done")).Text.ShouldContain("Received: CNY 300,000");
        (await manager.GetAsync(address)).Form("findings").ShouldBeNull();
    }

    [Fact]
    public async Task A_follow_up_is_moved_and_an_extra_one_planned()
    {
        await using var loop = await LoopPages.StartAsync();
        var contract = await loop.SignAsync();
        var address = (await loop.Manager.GetAsync("/follow-ups")).Links.First(l => l.StartsWith("/follow-ups/", StringComparison.Ordinal));
        var day = loop.Host.Database.Clock.Today.AddDays(50).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        (await loop.Manager.SubmitAsync(address, "moving", [("Moving.Due", day)])).Text.ShouldContain("This field is required.");
        (await loop.Manager.SubmitAsync(address, "moving", [("Moving.Due", day), ("Moving.Reason", "企业停产检修")])).Location.ShouldBe(contract);
        (await loop.Manager.SubmitAsync(contract, "extra", [("Extra.Due", loop.Today), ("Extra.Reason", "首付款")])).Location.ShouldBe(contract);

        var page = (await loop.Manager.GetAsync(contract)).Text;
        page.ShouldContain("50 days left");
        page.ShouldContain("企业停产检修");
        page.ShouldContain("Extra due today");
    }

    [Fact]
    public async Task The_enterprise_reads_the_follow_ups_of_its_contract_and_records_none()
    {
        await using var loop = await LoopPages.StartAsync();
        var contract = await loop.SignAsync();
        var firm = await loop.FirmAsync();

        var page = await firm.GetAsync(contract);

        page.Text.ShouldContain("Day 30");
        page.Links.ShouldNotContain(l => l.StartsWith("/follow-ups/", StringComparison.Ordinal));
        page.Form("extra").ShouldBeNull();
        (await firm.GetAsync("/follow-ups")).Status.ShouldNotBe(HttpStatusCode.OK);
    }
}
