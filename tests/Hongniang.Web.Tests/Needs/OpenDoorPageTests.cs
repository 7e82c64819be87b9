using System.Net;
using Hongniang.Access;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Needs;

public sealed class OpenDoorPageTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly (string, string)[] Typed =
    [
        ("Input.EnterpriseName", "南海新电机有限公司"), ("Input.RegionCode", "440605"), ("Input.Title", "高速电机温升过高"), ("Input.Description", "转速 20000 r/min 时温升 85 K，希望不高于 60 K。"),
        ("Input.ContactName", "李新"), ("Input.ContactPhone", "13822223333"), ("Input.BudgetTo", "50"), ("Input.Uscc", "91440600MA4UKTKW7W"), ("Input.NotClassified", "true"), ("Input.Agrees", "true"),
    ];

    [Fact]
    public async Task A_firm_hands_in_follows_mends_and_takes_back_without_an_account()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = host.Visitor();
        (await visitor.GetAsync("/sign-in")).Links.ShouldContain("/submit");
        (await visitor.GetAsync("/register")).Links.ShouldContain("/submit");

        var address = (await visitor.SubmitAsync("/submit", "submit", Typed)).Location.ShouldNotBeNull();
        var waiting = await host.Visitor().GetAsync(address); // from anywhere: the address is enough
        var officer = await host.SignInAsync(Role.Officer, host.World.Foshan);
        var need = await officer.GetAsync("/needs/XQ-2026-000001");
        var list = await officer.GetAsync("/needs?source=public-page");
        var review = await officer.GetAsync("/needs/XQ-2026-000001/review");
        (await officer.SubmitAsync("/needs/XQ-2026-000001/review", "review", [("Input.Decision", "Return"), ("Input.Reason", "请写明冷却方式")])).Location.ShouldBe("/needs/XQ-2026-000001");
        var returned = await visitor.GetAsync(address);
        var refused = await visitor.SubmitAsync(address, "mend", [("Mended.Title", "高速电机降温"), ("Mended.Description", ""), ("Mended.NotClassified", "true")]);
        var mended = await visitor.SubmitAsync(address, "mend", [("Mended.Title", "高速电机降温"), ("Mended.Description", "油冷，转速 20000 r/min 时温升 85 K，希望不高于 60 K。"), ("Mended.NotClassified", "true")]);
        var again = await visitor.GetAsync(address);
        var unsure = await visitor.SubmitAsync(address, "take-back", [("TakenBack.Reason", "已解决")]);
        var taken = await visitor.SubmitAsync(address, "take-back", [("TakenBack.Reason", "已解决"), ("TakenBack.Confirmed", "true")]);
        var over = await visitor.GetAsync(address);

        waiting.Text.ShouldContain("XQ-2026-000001");
        waiting.Text.ShouldContain("acts by");
        waiting.Text.ShouldContain(address);
        new[] { waiting, returned, again, over }.ShouldAllBe(p => !p.Html.Contains("13822223333", StringComparison.Ordinal) && !p.Html.Contains("138****", StringComparison.Ordinal) && !p.Html.Contains("李新", StringComparison.Ordinal) && !p.Html.Contains("测试Officer", StringComparison.Ordinal));
        need.Text.ShouldContain("Public page, without an account");
        need.Links.ShouldContain("/organizations?words=91440600MA4UKTKW7W");
        list.Text.ShouldContain("高速电机温升过高");
        review.Text.ShouldContain("call the contact before you accept it");
        returned.Text.ShouldContain("请写明冷却方式");
        refused.Text.ShouldContain("This field is required.");
        refused.Form("mend").ShouldNotBeNull().Values.ShouldContain(("Mended.Title", "高速电机降温"));
        mended.Location.ShouldBe(address);
        again.Text.ShouldContain("高速电机降温");
        again.Form("mend").ShouldBeNull();
        unsure.Text.ShouldContain("Tick this to take the need back.");
        taken.Location.ShouldBe(address);
        over.Text.ShouldContain("It was taken back.");
        over.Form("take-back").ShouldBeNull();
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_a_program_that_fills_everything_in_leaves_nothing()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = host.Visitor();

        var refused = await visitor.SubmitAsync("/submit", "submit", [.. Typed.Where(t => t.Item1 is not ("Input.ContactPhone" or "Input.Agrees" or "Input.Uscc")), ("Input.Uscc", "123")]);
        var unreadable = await visitor.SubmitAsync("/submit", "submit", [.. Typed.Where(t => t.Item1 is not "Input.BudgetTo"), ("Input.BudgetTo", "many"), ("Input.Deadline", "soon")]);
        var robot = await visitor.SubmitAsync("/submit", "submit", [.. Typed, ("Input.Website", "http://spam.example")]);
        var forged = await visitor.PostAsync("/submit", [.. Typed, ("_handler", "submit")]);

        refused.Text.ShouldContain("Give a telephone number or a mail address.");
        refused.Text.ShouldContain("has 18 characters; this one has 3");
        refused.Text.ShouldContain("Read the notice and agree to it");
        new[] { "ContactPhone", "Uscc", "Agrees" }.ShouldAllBe(field => refused.Html.Contains($"id=\"Input-{field}-error\"", StringComparison.Ordinal));
        refused.Form("submit").ShouldNotBeNull().Values.ShouldContain(("Input.EnterpriseName", "南海新电机有限公司"));
        unreadable.Text.ShouldContain("“soon” is not a date");
        unreadable.Form("submit").ShouldNotBeNull().Values.ShouldContain(("Input.BudgetTo", "many"));
        forged.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.GetAsync(robot.Location.ShouldNotBeNull())).Text.ShouldContain("There is no need with this address.");
        await using var scope = host.Database.Open();
        (await scope.Db.Needs.AnyAsync(Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_address_of_one_need_opens_no_other_and_what_is_typed_stays_text()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = host.Visitor();
        const string Mark = "\"><hn-probe onload=alert(1)>\u0001";

        var one = (await visitor.SubmitAsync("/submit", "submit", Typed)).Location.ShouldNotBeNull();
        var other = (await visitor.SubmitAsync("/submit", "submit", [.. Typed.Where(t => t.Item1 is not ("Input.Title" or "Input.Description")), ("Input.Title", "低噪声" + Mark), ("Input.Description", "风机" + Mark)])).Location.ShouldNotBeNull();
        var otherPage = await visitor.GetAsync(other);
        var wrong = await visitor.SubmitAsync("/submit", "submit", Typed.Select(t => (t.Item1, t.Item1 is "Input.Agrees" or "Input.NotClassified" ? "false" : Mark)));

        (await visitor.GetAsync(one)).Text.ShouldNotContain("低噪声");
        otherPage.Text.ShouldContain("低噪声");
        new[] { otherPage, wrong }.ShouldAllBe(p => !p.Html.Contains("<hn-probe", StringComparison.Ordinal));
        (await visitor.GetAsync("/submit/XQ-2026-000001")).Text.ShouldContain("There is no need with this address.");
        (await visitor.GetAsync("/submit/%27%20or%201%3D1--")).Text.ShouldContain("There is no need with this address.");
        (await visitor.GetAsync("/needs/XQ-2026-000001")).Location.ShouldNotBeNull().ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task One_address_hands_in_only_so_often_with_or_without_a_slash_at_the_end()
    {
        await using var host = await WebHost.StartAsync(configure: b => b.UseSetting("Hongniang:RateLimits:OpenNeedsPerHour", "2"));
        var visitor = host.Visitor();
        (await visitor.SubmitAsync("/submit", "submit", Typed)).Status.ShouldNotBe(HttpStatusCode.TooManyRequests);
        (await visitor.SubmitAsync("/submit/", "submit", Typed)).Status.ShouldNotBe(HttpStatusCode.TooManyRequests);

        (await visitor.SubmitAsync("/submit", "submit", Typed)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await visitor.SubmitAsync("/submit/", "submit", Typed)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }
}
