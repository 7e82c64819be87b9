using Hongniang.Access;
using Hongniang.Matching.Indexing;
using Hongniang.Needs;
using Hongniang.Supply;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Hongniang.Web.Tests.Engagements;

/// <summary>A pair in the running application, walked through the pages as people would.</summary>
internal sealed class LoopPages : IAsyncDisposable
{
    private LoopPages(WebHost host, Need need, Achievement achievement, Expert expert, Visitor manager) =>
        (Host, Need, Achievement, Expert, Manager) = (host, need, achievement, expert, manager);

    public WebHost Host { get; }

    public Need Need { get; }

    public Achievement Achievement { get; }

    public Expert Expert { get; }

    /// <summary>A technology manager of 佛山.</summary>
    public Visitor Manager { get; }

    public string Today => Host.Database.Clock.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static byte[] Pdf { get; } = "%PDF-1.7\n%%EOF"u8.ToArray();

    /// <param name="isQuiet">Nothing reads the database beside the pages, so that their queries can be counted.</param>
    public static async Task<LoopPages> StartAsync(Func<Need.Facts, Need.Facts>? change = null, bool isQuiet = false)
    {
        (Need? Need, Achievement? Achievement, Expert? Expert) records = default;
        var host = await WebHost.StartAsync(async world => records = (await world.NeedAsync(change: change), await world.AchievementAsync(), await world.ExpertAsync()),
            isQuiet ? QueryCounts.WithoutFollower : null);
        return new LoopPages(host, records.Need!, records.Achievement!, records.Expert!, await host.ManagerAsync()); // why: arranged just before
    }

    public Task<Visitor> FirmAsync() => Host.SignInAsync(Role.Enterprise, Host.World.Firm);

    public Task<Visitor> OwnerAsync() => Host.SignInAsync(Role.Enterprise, Host.World.University);

    /// <returns>The address of the engagement.</returns>
    public async Task<string> ProposeAsync(string? candidate = null)
    {
        var proposed = await Manager.SubmitAsync($"/needs/{Need.Number}/introduce/{candidate ?? Achievement.Number}", "introduction", []);
        proposed.Location.ShouldNotBeNull(proposed.Text);
        return proposed.Location;
    }

    public async Task<string> IntroduceAsync(string? candidate = null)
    {
        var address = await ProposeAsync(candidate);
        foreach (var side in new[] { "Demand", "Supply" })
        {
            var said = await Manager.SubmitAsync(address, $"answer-{side}", [("Answer.Decision", "Given"), ("Answer.GivenBy", "张三"), ("Answer.Channel", "Phone")]);
            said.Location.ShouldBe(address, said.Text);
        }

        return address;
    }

    public (string Name, string Value)[] Contract => [("Input.Kind", "Development"), ("Input.SignedOn", Today), ("Input.DealAmount", "120"), ("Input.TechnologyAmount", "80")];

    /// <returns>The address of the contract.</returns>
    public async Task<string> SignAsync(string? candidate = null)
    {
        var signed = await Manager.SubmitAsync(await IntroduceAsync(candidate) + "/contract", "contract", Contract, ("Input.File", "合同.pdf", Pdf));
        signed.Location.ShouldNotBeNull(signed.Text);
        return signed.Location;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
