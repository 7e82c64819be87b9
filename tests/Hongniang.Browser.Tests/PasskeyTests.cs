using Hongniang.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hongniang.Browser.Tests;

/// <summary>A passkey in a real browser, with an authenticator that the browser plays.</summary>
[Collection(SiteCollection.Name)]
public sealed class PasskeyTests(Site site)
{
    /// <summary>What the site says after a post; not what waits hidden in the forms.</summary>
    private const string Told = ".flash:not([data-refused])";

    private const string Password = "Quarry-lantern-47-mosaic";

    [Fact]
    public async Task A_passkey_is_added_with_the_password_opens_the_account_and_opens_nothing_once_removed()
    {
        var mail = $"passkey-{site.Database.Clock.NewId():N}@test.example";
        await using (var scope = site.Database.Open())
        {
            var home = await scope.Db.Organizations.Where(o => o.RegionCode == "440600").Select(o => o.Id).FirstAsync(TestContext.Current.CancellationToken);
            var account = Account.Open(site.Database.Clock.NewId(), mail, "通行者", "", site.Database.Clock.Now, Role.TechnologyManager, home, null);
            account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password);
            scope.Db.Users.Add(account);
            await scope.Db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        // An authenticator is asked for a domain, which an address in figures is not.
        var address = site.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await using var tab = await site.OpenAsync();
        var page = tab.Page;
        await page.GotoAsync(address + "/sign-in");
        await page.GetByLabel(tab.Say("邮箱", "Mail address")).FillAsync(mail);
        await page.GetByLabel(tab.Say("密码", "Password")).FillAsync(Password);
        await tab.PressAsync("登录", "Sign in");
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });

        (await AddAsync("wrong")).ShouldContain(tab.Say("当前密码不正确", "The present password is wrong"));
        (await AddAsync(Password)).ShouldContain(tab.Say("通行密钥已添加", "The passkey is added"));
        await LeaveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = tab.Say("用通行密钥登录", "Sign in with a passkey") }).ClickAsync();
        await tab.ReachAsync(address + "/");
        await page.GotoAsync(address + "/account/security");
        await page.GetByRole(AriaRole.Button, new() { Name = tab.Say("移除", "Remove it") }).First.ClickAsync();
        await page.Locator("[popover]:popover-open button[type=submit]").ClickAsync();
        await page.Locator(Told).First.WaitForAsync();
        await LeaveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = tab.Say("用通行密钥登录", "Sign in with a passkey") }).ClickAsync();

        (await page.Locator(Told).First.InnerTextAsync()).ShouldContain(tab.Say("未能登录", "You are not signed in"));

        async Task<string> AddAsync(string password)
        {
            await page.GotoAsync(address + "/account/security");
            await page.GetByLabel(tab.Say("设备名称", "Name of the device")).FillAsync("测试设备");
            await page.Locator("#passkey-password").FillAsync(password);
            await page.GetByRole(AriaRole.Button, new() { Name = tab.Say("添加通行密钥", "Add a passkey") }).ClickAsync();
            return await page.Locator(Told).First.InnerTextAsync();
        }

        async Task LeaveAsync()
        {
            await page.EvaluateAsync("document.querySelector('form[action=\"/sign-out\"]').submit()");
            await tab.ReachAsync(address + "/sign-in**");
        }
    }
}
