using System.Net;
using Hongniang.Access;
using Hongniang.People.Registrations;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.People;

public sealed class RegistrationPageTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly (string, string)[] Typed =
    [
        ("Input.Organization", "南海新电机有限公司"), ("Input.Uscc", "91440600MA4UKTKW7W"), ("Input.Name", "李新"), ("Input.RegionCode", "440605"), ("Input.Phone", "13822223333"),
        ("Input.Email", "li@new.example"), ("Input.Agrees", "true"),
    ];

    [Fact]
    public async Task A_visitor_applies_the_officer_approves_and_the_person_comes_in()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = host.Visitor();

        var sent = await visitor.SubmitAsync("/register?kind=Enterprise", "register", Typed);
        var track = await visitor.GetAsync(sent.Location.ShouldNotBeNull());
        var officer = await host.SignInAsync(Role.Officer, host.World.Foshan);
        (await officer.GetAsync("/")).Links.ShouldContain("/registrations");
        var list = await officer.GetAsync("/registrations");
        var address = list.Links.Single(l => l.StartsWith("/registrations/", StringComparison.Ordinal));
        var approved = await officer.SubmitAsync(address, "decide", [("Input.Intent", "approve")]);
        var link = System.Text.RegularExpressions.Regex.Match(approved.Html, "/invitation/[0-9a-f]{64}").Value;
        await visitor.SubmitAsync(link, "accept", [("Input.New", WebHost.Password), ("Input.Again", WebHost.Password)]);
        var entered = await visitor.SubmitAsync("/sign-in", "sign-in", [("Input.Email", "li@new.example"), ("Input.Password", WebHost.Password)]);

        track.Text.ShouldContain("Received. Your association checks it");
        track.Text.ShouldNotContain("13822223333");
        entered.Location.ShouldBe("/");
        (await visitor.GetAsync("/needs/new")).Status.ShouldBe(HttpStatusCode.OK);
        (await officer.GetAsync("/")).Text.ShouldNotContain("1 Applications");
        (await officer.GetAsync(address)).Text.ShouldContain("138****3333"); // decided: no longer in clear
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_a_program_that_fills_everything_in_leaves_nothing()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = host.Visitor();

        var refused = await visitor.SubmitAsync("/register?kind=Enterprise", "register", [.. Typed.Where(t => t.Item1 is not ("Input.Uscc" or "Input.Agrees")), ("Input.Uscc", "123")]);
        var robot = await visitor.SubmitAsync("/register?kind=Enterprise", "register", [.. Typed, ("Input.Website", "http://spam.example")]);

        refused.Text.ShouldContain("has 18 characters; this one has 3");
        refused.Text.ShouldContain("Read the notice and agree to it");
        refused.Html.ShouldContain("id=\"Input-Uscc-error\""); // at the field, too
        refused.Html.ShouldContain("id=\"Input-Agrees-error\"");
        refused.Form("register").ShouldNotBeNull().Values.ShouldContain(("Input.Organization", "南海新电机有限公司"));
        robot.Location.ShouldNotBeNull().ShouldStartWith("/register/");
        await using var scope = host.Database.Open();
        (await scope.Db.Registrations.AnyAsync(Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task One_address_applies_only_so_often()
    {
        await using var host = await WebHost.StartAsync(configure: b => b.UseSetting("Hongniang:RateLimits:RegistrationsPerHour", "2"));
        var visitor = host.Visitor();
        for (var i = 0; i < 2; i++)
        {
            (await visitor.SubmitAsync("/register?kind=Enterprise", "register", Typed)).Status.ShouldNotBe(HttpStatusCode.TooManyRequests);
        }

        (await visitor.SubmitAsync("/register?kind=Enterprise", "register", Typed)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }
}
