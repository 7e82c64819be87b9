using System.Net;
using Hongniang.Access;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Shell;

public sealed class SecurityHeadersTests
{
    [Fact]
    public async Task Every_kind_of_answer_carries_the_headers()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();
        var expert = await host.SignInAsync(Role.Expert, host.World.University);

        var answers = new Dictionary<string, WebPage>
        {
            ["a page for visitors"] = await host.Visitor().GetAsync("/sign-in"),
            ["a page"] = await manager.GetAsync("/account"),
            ["a redirect to sign in"] = await host.Visitor().GetAsync("/account"),
            ["a refusal"] = await manager.PostAsync("/account", []),
            ["a page that is not there"] = await manager.GetAsync("/nothing-here"),
            ["a page of another role"] = await expert.GetAsync("/imports"),
            ["a file"] = await host.Visitor().GetAsync(StyleSheet((await host.Visitor().GetAsync("/sign-in")).Html)),
        };

        answers["a redirect to sign in"].Status.ShouldBe(HttpStatusCode.Redirect);
        answers["a refusal"].Status.ShouldBe(HttpStatusCode.BadRequest);
        answers["a page that is not there"].Status.ShouldBe(HttpStatusCode.NotFound);
        answers["a file"].Status.ShouldBe(HttpStatusCode.OK);
        foreach (var (kind, answer) in answers)
        {
            answer.Headers.GetValueOrDefault("Content-Security-Policy", "").ShouldBe(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", kind);
            answer.Headers.GetValueOrDefault("X-Content-Type-Options").ShouldBe("nosniff", kind);
            answer.Headers.GetValueOrDefault("X-Frame-Options").ShouldBe("DENY", kind);
            answer.Headers.GetValueOrDefault("Referrer-Policy").ShouldBe("same-origin", kind);
            answer.Headers.GetValueOrDefault("Cross-Origin-Opener-Policy").ShouldBe("same-origin", kind);
            answer.Headers.ContainsKey("Server").ShouldBeFalse(kind);
            answer.Headers.ContainsKey("X-Powered-By").ShouldBeFalse(kind);
        }
    }

    [Fact]
    public async Task Pages_with_personal_data_are_kept_by_no_cache()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();

        (await manager.GetAsync("/account")).Headers["Cache-Control"].ShouldBe("no-store");
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using var host = await WebHost.StartAsync();
        var mail = await host.AddAccountAsync(Role.TechnologyManager, host.World.Foshan);

        var entered = await host.Visitor().SubmitAsync("/sign-in", "sign-in", [("Input.Email", mail), ("Input.Password", WebHost.Password)]);

        var cookie = entered.Headers["Set-Cookie"];
        cookie.ShouldContain("hn-session=");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("secure");
        cookie.ShouldContain("samesite=lax");
    }

    private static string StyleSheet(string html) =>
        System.Text.RegularExpressions.Regex.Match(html, "<link[^>]*rel=\"stylesheet\"[^>]*href=\"([^\"]+)\"|<link[^>]*href=\"([^\"]+)\"[^>]*rel=\"stylesheet\"") is { Success: true } link
            ? link.Groups[1].Value + link.Groups[2].Value : throw new ShouldAssertException("The page links no style sheet.");
}
