using System.Net;
using System.Text.Json;
using Hongniang.Access;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Access;

/// <summary>What the server takes; that a real browser comes in is shown by the browser's tests.</summary>
public sealed class PasskeyTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_device_is_asked_for_a_verified_person_and_a_made_up_answer_lets_nobody_in()
    {
        await using var host = await WebHost.StartAsync();
        var visitor = host.Visitor();
        var token = (await visitor.GetAsync("/sign-in")).Form("/sign-in/passkey").ShouldNotBeNull().Values.Single(v => v.Name == "_token");

        var options = JsonDocument.Parse((await visitor.PostAsync("/sign-in/passkey/options", [token, ("what", "get")])).Html).RootElement;
        var refused = await visitor.PostAsync("/sign-in/passkey", [token, ("credential", "{\"id\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}"), ("back", "/needs")]);
        var bare = await visitor.PostAsync("/sign-in/passkey", [token, ("credential", "x")]); // nothing was asked for any more
        var forged = await visitor.PostAsync("/sign-in/passkey", [("credential", "x")]);

        options.GetProperty("userVerification").GetString().ShouldBe("required");
        options.GetProperty("challenge").GetString().ShouldNotBeNull().Length.ShouldBeGreaterThan(20);
        (refused.Location, bare.Location, forged.Status).ShouldBe(("/sign-in", "/sign-in", HttpStatusCode.BadRequest));
        (await visitor.GetAsync("/needs")).Location.ShouldBe("/sign-in?back=%2Fneeds");
    }

    [Fact]
    public async Task Nothing_is_added_without_the_password_or_with_a_made_up_answer()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();
        var form = (await manager.GetAsync("/account/security")).Form("/account/passkeys").ShouldNotBeNull();
        var token = form.Values.Single(v => v.Name == "_token");
        await manager.PostAsync("/account/passkeys/options", [token, ("what", "create")]);

        await manager.PostAsync("/account/passkeys", [token, ("credential", "{}"), ("password", "wrong")]);
        await manager.PostAsync("/account/passkeys", [token, ("credential", "{\"id\":\"AAAA\"}"), ("password", WebHost.Password)]);
        await manager.PostAsync("/account/passkeys/remove", [token, ("id", "AAAA")]);
        await manager.PostAsync("/account/passkeys/remove", [token, ("id", "***")]);

        await using var scope = host.Database.Open();
        (await scope.Db.UserPasskeys.AnyAsync(Ct)).ShouldBeFalse();
        (await scope.Db.Journal.AnyAsync(j => j.SubjectKind == nameof(Account) && j.Verb.StartsWith("Passkey"), Ct)).ShouldBeFalse();
    }
}
