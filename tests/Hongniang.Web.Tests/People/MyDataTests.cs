using System.Net;
using System.Text.Json;
using Hongniang.Access;
using Hongniang.Supply;
using Hongniang.Supply.Consents;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.People;

public sealed class MyDataTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_expert_sees_what_is_kept_and_who_looked_and_takes_it_along()
    {
        await using var host = await WebHost.StartAsync(world => world.ExpertAsync("王五", f => f with { HolderId = world.Nanhai }));
        var expert = await ExpertAsync(host);
        await (await host.ManagerAsync()).SubmitAsync($"/experts/{await NumberAsync(host)}/contact", "contact", [("Input.Reason", "约谈时间")]);

        var page = await expert.GetAsync("/me/data");
        var copy = JsonDocument.Parse(await expert.DownloadAsync("/me/data/export.json")).RootElement;

        page.Text.ShouldContain("约谈时间");
        page.Text.ShouldContain("佛山市科协（测试）");
        page.Form("contact").ShouldNotBeNull().Values.ShouldContain(("Reach.ContactPhone", "13700009999"));
        copy.GetProperty("Expert").GetProperty("Telephone").GetString().ShouldBe("13700009999");
        copy.GetProperty("Expert").GetProperty("ResearchDirections").GetString().ShouldBe("高镍三元正极材料;锂离子电池电解液");
        copy.GetProperty("Happenings").EnumerateArray().Select(h => h.GetProperty("What").GetString()).ShouldContain("looked at the contact in clear");
        (await VerbsAsync(host, nameof(Account))).ShouldContain("DataTaken");
    }

    [Fact]
    public async Task The_consent_is_taken_back_and_given_again_without_asking_anybody()
    {
        await using var host = await WebHost.StartAsync(world => world.ExpertAsync("王五", f => f with { HolderId = world.Nanhai }));
        var expert = await ExpertAsync(host);
        var number = await NumberAsync(host);

        (await expert.SubmitAsync("/me/data", "over", [("Over.Reason", "")])).Location.ShouldBe("/me/data");
        var hidden = await (await host.SignInAsync(Role.TechnologyManager, host.World.Guangzhou)).GetAsync($"/experts/{number}");
        var contact = await (await host.ManagerAsync()).GetAsync($"/experts/{number}/contact");
        (await expert.SubmitAsync("/me/data", "agree", [("Agreed.Until", "2036-01-01")])).Text.ShouldContain("At most 5 years ahead");
        (await expert.SubmitAsync("/me/data", "agree", [("Agreed.Until", "2027-11-24")])).Location.ShouldBe("/me/data");

        hidden.Status.ShouldBe(HttpStatusCode.NotFound);
        contact.Forms.ShouldNotContain(f => f.Name == "contact");
        await using var scope = host.Database.Open();
        var record = await scope.Db.Experts.SingleAsync(Ct);
        (record.HasConsent, record.ConsentUntil, record.State).ShouldBe((true, new DateOnly(2027, 11, 24), SupplyState.Withdrawn));
        (await scope.Db.ExpertConsents.Select(c => c.Channel).SingleAsync(Ct)).ShouldBe(ConsentChannel.Online);
    }

    [Fact]
    public async Task Staff_take_a_consent_down_with_its_details_and_read_them_again()
    {
        await using var host = await WebHost.StartAsync(world => world.ExpertAsync("王五", f => f with { HolderId = world.Nanhai, HasConsent = false }));
        var manager = await host.ManagerAsync();
        var number = await NumberAsync(host);

        var refused = await manager.SubmitAsync($"/experts/{number}/consent", "give", [("Given.Channel", ""), ("Given.GivenBy", "王五本人"), ("Given.Until", "2027-01-01")]);
        var kept = await manager.SubmitAsync($"/experts/{number}/consent", "give", [("Given.Channel", "Letter"), ("Given.Until", "2027-01-01"), ("Given.Source", "卷宗 12")]);
        var page = await manager.GetAsync($"/experts/{number}/consent");

        refused.Form("give").ShouldNotBeNull().Values.ShouldContain(("Given.GivenBy", "王五本人"));
        kept.Location.ShouldBe($"/experts/{number}/consent");
        page.Text.ShouldContain("卷宗 12");
        page.Text.ShouldContain("holds");
        (await manager.GetAsync($"/experts/{number}")).Text.ShouldContain("yes, until 1 Jan 2027");
    }

    [Fact]
    public async Task A_wrong_telephone_number_is_shown_again_and_a_right_one_is_kept()
    {
        await using var host = await WebHost.StartAsync(world => world.ExpertAsync("王五"));
        var expert = await ExpertAsync(host);

        var refused = await expert.SubmitAsync("/me/data", "contact", [("Reach.ContactPhone", "zzz")]);
        await expert.SubmitAsync("/me/data", "contact", [("Reach.ContactPhone", "13611112222"), ("Reach.ContactEmail", "wang@example.cn")]);

        refused.Text.ShouldContain("This is not a telephone number: zzz");
        await using var scope = host.Database.Open();
        (await scope.Db.Experts.Select(e => new { e.ContactPhone, e.ContactEmail }).SingleAsync(Ct)).ShouldBe(new { ContactPhone = (string?)"13611112222", ContactEmail = (string?)"wang@example.cn" });
        (await scope.Db.Journal.Where(j => j.SubjectKind == nameof(Expert)).Select(j => j.After).SingleAsync(Ct)).ShouldNotBeNull().ShouldNotContain("13611112222");
    }

    [Fact]
    public async Task Whoever_is_no_expert_sees_the_own_account_and_cannot_agree_for_anybody()
    {
        await using var host = await WebHost.StartAsync(world => world.ExpertAsync("王五"));
        var firm = await host.SignInAsync(Role.Enterprise, host.World.Firm);

        var page = await firm.GetAsync("/me/data");

        page.Text.ShouldContain("测试电池有限公司");
        page.Text.ShouldNotContain("王五");
        page.Form("agree").ShouldBeNull();
    }

    private static async Task<Visitor> ExpertAsync(WebHost host)
    {
        await using var scope = host.Database.Open();
        return await host.SignInAsync(Role.Expert, host.World.University, (await scope.Db.Experts.Select(e => e.Id).SingleAsync(Ct)).Value);
    }

    private static async Task<string> NumberAsync(WebHost host)
    {
        await using var scope = host.Database.Open();
        return await scope.Db.Experts.Select(e => e.Number).SingleAsync(Ct);
    }

    private static async Task<IReadOnlyList<string>> VerbsAsync(WebHost host, string kind)
    {
        await using var scope = host.Database.Open();
        return await scope.Db.Journal.Where(j => j.SubjectKind == kind).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(Ct);
    }
}
