using Hongniang.Sample;
using Hongniang.Testing;
using Hongniang.Web.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Hongniang.Browser.Tests;

/// <summary>The real application on a loopback port with the sample association, and a real browser. It is Tuesday, 24 November 2026, 10:00.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hongniang-browser-tests").FullName;
    private TestDatabase? _database;
    private WebApplicationFactory<Program>? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Address { get; private set; } = "";

    public TestDatabase Database => _database ?? throw new InvalidOperationException("Not started.");

    public static async Task<Site> StartAsync()
    {
        var site = new Site();
        await site.InitializeAsync();
        return site;
    }

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _app = TestApp.On(_database, _folder, sample: true, builder => builder.UseSetting("urls", "http://127.0.0.1:0"));
        _app.UseKestrel(0);
        _app.StartServer();
        Address = _app.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("HONGNIANG_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--font-render-hinting=none"],
        });
    }

    /// <summary>A new window of a person who is not signed in.</summary>
    public async Task<Tab> OpenAsync(Look? look = null)
    {
        look ??= Look.Desk;
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions // why: set at the start
        {
            BaseURL = Address,
            Locale = look.Culture,
            TimezoneId = "Asia/Shanghai",
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = look.Width, Height = look.Height },
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = look.Scripts,
        });
        context.SetDefaultTimeout(60_000);
        return new Tab(await context.NewPageAsync(), look);
    }

    /// <summary>A window of one of the sample's people, by mailbox, signed in.</summary>
    public async Task<Tab> EnterAsync(string mailbox, Look? look = null)
    {
        var tab = await OpenAsync(look);
        await tab.GoAsync("/sign-in");
        await tab.Page.GetByLabel(tab.Say("邮箱", "Mail address")).FillAsync($"{mailbox}@hongniang.example");
        await tab.Page.GetByLabel(tab.Say("密码", "Password")).FillAsync(SampleAssociation.Password);
        await tab.PressAsync("登录", "Sign in");
        await tab.ReachAsync(Address + "/");
        return tab;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Tests that share one <see cref="Site"/> and leave it as it was.</summary>
[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<Site>
{
    public const string Name = "one site";
}
