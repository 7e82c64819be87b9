using System.Net;
using System.Text;
using Hongniang.Access;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Engagements;

public sealed class EngagementPageTests
{
    [Fact]
    public async Task The_loop_is_walked_from_the_introduction_to_the_contract()
    {
        await using var loop = await LoopPages.StartAsync();
        var (manager, firm) = (loop.Manager, await loop.FirmAsync());

        var address = await loop.ProposeAsync();
        address.ShouldBe("/engagements/DJ-2026-000001");
        (await manager.GetAsync(address)).Text.ShouldContain("The introduction DJ-2026-000001 was proposed.");
        (await manager.GetAsync(address)).Text.ShouldContain("Both sides must consent first.");
        (await firm.GetAsync("/")).Links.ShouldContain(address);
        (await firm.SubmitAsync(address, "answer-Demand", [("Answer.Decision", "Given")])).Location.ShouldBe(address);
        (await manager.SubmitAsync(address, "answer-Supply", [("Answer.Decision", "Given"), ("Answer.GivenBy", "李四"), ("Answer.Channel", "InPerson")])).Location.ShouldBe(address);
        (await manager.SubmitAsync(address, "meeting", [("Meeting.Participants", "双方"), ("Meeting.Summary", "看样品"), ("Meeting.Place", "南海")])).Location.ShouldBe(address);
        var negotiating = await manager.SubmitAsync(address, "negotiation", []);
        negotiating.Location.ShouldBe(address, negotiating.Text);
        (await manager.SubmitAsync(address, "intent", [("Intent.Amount", "35.5")])).Location.ShouldBe(address);
        var page = await manager.GetAsync(address);
        page.Text.ShouldContain("Intended amount: CNY 355,000");
        page.Text.ShouldContain("看样品");
        page.Text.ShouldContain("13900005678");
        var contract = await manager.SubmitAsync(address + "/contract", "contract", loop.Contract, ("Input.File", "合同.pdf", LoopPages.Pdf));

        contract.Location.ShouldBe("/contracts/HT-2026-000001", contract.Text);
        var shown = await manager.GetAsync("/contracts/HT-2026-000001");
        shown.Text.ShouldContain("CNY 1,200,000");
        shown.Text.ShouldContain("E3 document on file");
        foreach (var day in new[] { "Day 30", "Day 90", "Day 180", "Day 360" })
        {
            shown.Text.ShouldContain(day);
        }

        (await firm.DownloadAsync("/contracts/HT-2026-000001/file")).ShouldBe(LoopPages.Pdf);
        (await manager.GetAsync(address)).Form("loss").ShouldBeNull();
    }

    [Fact]
    public async Task A_refused_contract_keeps_what_was_typed_and_asks_for_the_file_again()
    {
        await using var loop = await LoopPages.StartAsync();
        var address = await loop.IntroduceAsync() + "/contract";

        var refused = await loop.Manager.SubmitAsync(address, "contract",
            [("Input.Kind", "Licence"), ("Input.Title", "电解液专利许可"), ("Input.SignedOn", "2099-01-01"), ("Input.DealAmount", "80"), ("Input.TechnologyAmount", "120")], ("Input.File", "a.pdf", LoopPages.Pdf));

        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.Text.ShouldContain("This day is still to come.");
        refused.Text.ShouldContain("The technology amount is part of the deal amount and cannot be more.");
        refused.Text.ShouldContain("Please choose the file again: browsers do not keep it.");
        var values = refused.Form("contract")!.Values;
        values.ShouldContain(("Input.Title", "电解液专利许可"));
        values.ShouldContain(("Input.Kind", "Licence"));
        values.ShouldContain(("Input.DealAmount", "80"));
        (await loop.Manager.SubmitAsync(address, "contract", loop.Contract, ("Input.File", "a.pdf", Encoding.UTF8.GetBytes("<html>")))).Text
            .ShouldContain("Only a PDF, a picture (JPG, PNG) or a Word document (.docx) can be kept here.");
    }

    [Fact]
    public async Task The_owner_reads_the_need_without_the_enterprise_until_both_consented()
    {
        await using var loop = await LoopPages.StartAsync(f => f with { Description = "测试电池有限公司需要电解液，联系张三 13800001234。" + f.Description });
        var owner = await loop.OwnerAsync();
        var address = await loop.ProposeAsync();

        foreach (var page in new[] { address, "/engagements", "/engagements?view=list", "/" })
        {
            var seen = (await owner.GetAsync(page)).Html;
            new[] { "测试电池", "13800001234", "138****1234", "张三" }.ShouldAllBe(secret => !seen.Contains(secret), page);
        }

        (await owner.GetAsync(address)).Text.ShouldContain("某单位需要电解液");
        (await owner.GetAsync("/engagements?view=list&words=测试电池")).Links.ShouldNotContain(address);
        await loop.Manager.SubmitAsync(address, "answer-Demand", [("Answer.Decision", "Given"), ("Answer.GivenBy", "张三"), ("Answer.Channel", "Phone")]);
        (await owner.SubmitAsync(address, "answer-Supply", [("Answer.Decision", "Given")])).Location.ShouldBe(address);
        var open = (await owner.GetAsync(address)).Text;
        open.ShouldContain("测试电池有限公司");
        open.ShouldContain("13800001234");
    }

    [Fact]
    public async Task Each_reader_finds_only_the_forms_that_are_his()
    {
        await using var loop = await LoopPages.StartAsync();
        var address = await loop.ProposeAsync();
        var leader = await loop.Host.SignInAsync(Role.Leader, loop.Host.World.Foshan);
        var elsewhere = await loop.Host.SignInAsync(Role.TechnologyManager, loop.Host.World.Guangzhou);
        var expert = await loop.Host.SignInAsync(Role.Expert, loop.Host.World.University, loop.Expert.Id.Value);

        FormsOf(await loop.Manager.GetAsync(address)).ShouldBe(["answer-Demand", "answer-Supply", "next-step", "parking", "handing", "loss"]);
        FormsOf(await (await loop.FirmAsync()).GetAsync(address)).ShouldBe(["answer-Demand"]);
        FormsOf(await (await loop.OwnerAsync()).GetAsync(address)).ShouldBe(["answer-Supply"]);
        FormsOf(await leader.GetAsync(address)).ShouldBeEmpty();
        (await elsewhere.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await expert.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await leader.GetAsync(address + "/contract")).Status.ShouldNotBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync($"/needs/{loop.Need.Number}/introduce/{loop.Achievement.Number}")).Status.ShouldBe(HttpStatusCode.NotFound);

        static IEnumerable<string> FormsOf(WebPage page) => page.Forms.Select(f => f.Name).OfType<string>();
    }

    [Fact]
    public async Task Parking_waking_handing_over_and_losing_work_with_their_reasons()
    {
        await using var loop = await LoopPages.StartAsync();
        var (manager, address) = (loop.Manager, await loop.IntroduceAsync());
        var later = loop.Host.Database.Clock.Today.AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        (await manager.SubmitAsync(address, "parking", [("Parking.Until", later)])).Text.ShouldContain("This field is required.");
        (await manager.SubmitAsync(address, "parking", [("Parking.Until", later), ("Parking.Reason", "等中试")])).Location.ShouldBe(address);
        (await manager.GetAsync(address)).Text.ShouldContain("then back to: Introduced");
        (await manager.SubmitAsync(address, "waking", [])).Location.ShouldBe(address);
        (await manager.SubmitAsync(address, "next-step", [("Step.NextStep", "再访企业")])).Location.ShouldBe(address);
        await loop.Host.AddAccountAsync(Role.Officer, loop.Host.World.Nanhai);
        var people = (await manager.GetAsync(address)).Form("handing")!.Html;
        people.ShouldContain("测试Officer2");
        (await manager.SubmitAsync(address, "loss", [("Loss.Reason", "TooEarly")])).Text.ShouldContain("Tick the box: this cannot be taken back.");
        (await manager.SubmitAsync(address, "loss", [("Loss.Reason", "TooEarly"), ("Loss.Sure", "true")])).Location.ShouldBe(address);
        var lost = (await manager.GetAsync(address)).Text;
        lost.ShouldContain("Too early");
        lost.ShouldContain("None: the engagement has ended.");
        (await manager.GetAsync($"/needs/{loop.Need.Number}/introduce/{loop.Achievement.Number}")).Text.ShouldContain("Why it is tried again");
    }

    [Fact]
    public async Task A_form_that_was_overtaken_says_by_whom()
    {
        await using var loop = await LoopPages.StartAsync();
        var address = await loop.ProposeAsync();
        var open = await loop.Manager.GetAsync(address);
        loop.Host.Time.Advance(TimeSpan.FromMinutes(1));
        await loop.Manager.SubmitAsync(address, "next-step", [("Step.NextStep", "甲")]);

        var stale = await loop.Manager.SendAsync(open, open.Form("next-step")!, [("Step.NextStep", "乙")]);

        stale.Text.ShouldContain("changed this record while you were editing.");
        stale.Form("next-step")!.Values.ShouldContain(("Step.NextStep", "乙"));
    }
}
