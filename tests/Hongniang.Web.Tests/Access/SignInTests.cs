using System.Net;
using Hongniang.Access;
using Microsoft.AspNetCore.Hosting;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Access;

public sealed class SignInTests
{
    [Fact]
    public async Task A_visitor_is_sent_to_sign_in_and_comes_back_to_the_page()
    {
        await using var host = await WebHost.StartAsync();
        var mail = await host.AddAccountAsync(Role.TechnologyManager, host.World.Foshan);
        var visitor = host.Visitor();

        var turned = await visitor.GetAsync("/account?tab=1");
        var entered = await visitor.SubmitAsync(turned.Location!, "sign-in", [("Input.Email", mail), ("Input.Password", WebHost.Password)]); // why: the next line shows it

        turned.Location.ShouldBe("/sign-in?back=%2Faccount%3Ftab%3D1");
        entered.Location.ShouldBe("/account?tab=1");
        (await visitor.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task After_signing_in_nobody_is_sent_to_another_site()
    {
        await using var host = await WebHost.StartAsync();
        var mail = await host.AddAccountAsync(Role.TechnologyManager, host.World.Foshan);
        foreach (var elsewhere in new[] { "https://evil.example/", "//evil.example/", "/\\evil.example/" })
        {
            var entered = await host.Visitor().SubmitAsync("/sign-in?back=" + Uri.EscapeDataString(elsewhere), "sign-in", [("Input.Email", mail), ("Input.Password", WebHost.Password)]);

            entered.Location.ShouldBe("/");
        }
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        await using var host = await WebHost.StartAsync();
        var mail = await host.AddAccountAsync(Role.TechnologyManager, host.World.Foshan);

        var wrong = await host.Visitor().SubmitAsync("/sign-in", "sign-in", [("Input.Email", mail), ("Input.Password", "not-the-password")]);
        var unknown = await host.Visitor().SubmitAsync("/sign-in", "sign-in", [("Input.Email", "nobody@test.example"), ("Input.Password", "not-the-password")]);

        wrong.Status.ShouldBe(HttpStatusCode.OK);
        wrong.Text.ShouldContain("Mail address or password is wrong.");
        unknown.Text.Replace("nobody@test.example", mail, StringComparison.Ordinal).ShouldBe(wrong.Text);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account()
    {
        await using var host = await WebHost.StartAsync();
        var mail = await host.AddAccountAsync(Role.TechnologyManager, host.World.Foshan);
        var visitor = host.Visitor();
        for (var i = 0; i < 5; i++)
        {
            await visitor.SubmitAsync("/sign-in", "sign-in", [("Input.Email", mail), ("Input.Password", "not-the-password")]);
        }

        var right = await visitor.SubmitAsync("/sign-in", "sign-in", [("Input.Email", mail), ("Input.Password", WebHost.Password)]);

        right.Status.ShouldBe(HttpStatusCode.OK);
        right.Text.ShouldContain("locked for 15 minutes");
    }

    [Fact]
    public async Task Trying_passwords_is_slowed_down_by_address()
    {
        await using var host = await WebHost.StartAsync(configure: builder => builder.UseSetting("Hongniang:RateLimits:SignInsPerMinute", "3"));
        var visitor = host.Visitor();
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 4; i++)
        {
            answers.Add((await visitor.SubmitAsync("/sign-in", "sign-in", [("Input.Email", $"nobody{i}@test.example"), ("Input.Password", "not-the-password")])).Status);
        }

        answers.ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests]);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();

        await manager.SubmitAsync("/account", "/sign-out", []);

        (await manager.GetAsync("/account")).Location.ShouldBe("/sign-in?back=%2Faccount");
    }
}
