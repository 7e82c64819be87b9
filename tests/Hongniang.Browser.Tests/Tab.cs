using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace Hongniang.Browser.Tests;

/// <summary>A window of the browser, and what a person does in it. Things are found by role and name, in the person's language.</summary>
/// <remarks>Closing it fails when the browser complained meanwhile: a script that broke, a file that was missing, something the security policy stopped.</remarks>
public sealed class Tab : IAsyncDisposable
{
    /// <summary>How long a page may take, and how long the driver listens before it looks again, in milliseconds.</summary>
    private const float Patience = 60_000, Glance = 2_000;

    private readonly List<string> _complaints = [];

    public Tab(IPage page, Look look)
    {
        (Page, Look) = (page, look);
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        Page.PageError += (_, error) => _complaints.Add($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    public Look Look { get; }

    /// <summary>The text in the person's language.</summary>
    public string Say(string chinese, string english) => Look.Culture == "zh-CN" ? chinese : english;

    /// <summary>Opens an address and expects a whole page.</summary>
    public async Task GoAsync(string address)
    {
        var answer = await Page.GotoAsync(address);
        answer.ShouldNotBeNull().Status.ShouldBe(200, address);
    }

    /// <summary>Presses the button with exactly this name, and waits for the page that follows.</summary>
    public async Task PressAsync(string chinese, string english)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = Say(chinese, english), Exact = true }).First.ClickAsync();
        await SettledAsync();
    }

    public async Task FollowAsync(string chinese, string english)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = Say(chinese, english), Exact = true }).First.ClickAsync();
        await SettledAsync();
    }

    /// <summary>Waits until the address fits the pattern, in which <c>**</c> stands for anything and <c>*</c> for anything but a slash, and its page is loaded.</summary>
    public async Task ReachAsync(string pattern)
    {
        var fitting = Regex.Escape(pattern).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex($"^{fitting}$"), new() { Timeout = Patience });
        await SettledAsync();
    }

    /// <summary>Waits until the page at hand is loaded.</summary>
    public async Task SettledAsync()
    {
        // why: the page can be loaded between the driver's look and its listening, and would then be awaited in vain; so look again
        for (var left = Patience; ; left -= Glance)
        {
            try
            {
                await Page.WaitForLoadStateAsync(LoadState.Load, new() { Timeout = Glance });
                return;
            }
            catch (TimeoutException) when (left > Glance)
            {
            }
        }
    }

    public async Task<string> HeadingAsync() => (await Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.InnerTextAsync()).Trim();

    /// <summary>The number in a text such as “共 12 条”.</summary>
    public static int NumberIn(string text) => int.Parse(Regex.Match(text.Replace(",", "", StringComparison.Ordinal), @"\d+").Value, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Axe finds nothing serious, and the page is no wider than the window.</summary>
    public async Task ShouldBeWellMadeAsync()
    {
        var result = await Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        result.Violations.Where(v => v.Impact is "serious" or "critical")
            .SelectMany(v => v.Nodes.Select(n => $"{Page.Url} ({Look}): {v.Id}: {v.Help}: {n.Html}")).ShouldBeEmpty();
        (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, $"{Page.Url} is wider than {Look.Width}: {await WidestAsync()}");
    }

    /// <summary>Keeps a picture when HONGNIANG_SHOTS names a folder.</summary>
    public async Task ShootAsync(string name, bool whole = true)
    {
        if (Environment.GetEnvironmentVariable("HONGNIANG_SHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{Look}.png"), FullPage = whole });
        }
    }

    /// <summary>What the browser complained of so far was meant to happen.</summary>
    public void Forgive() => _complaints.Clear();

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        _complaints.ShouldBeEmpty();
    }

    private Task<string> WidestAsync() => Page.EvaluateAsync<string>(
        "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(e => e.tagName + '.' + e.className).slice(0, 5).join(' ')");
}
