using Hongniang.Access;
using Hongniang.Matching.Meaning;
using Hongniang.Needs;
using Hongniang.Supply;
using Hongniang.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using RedThread.Tests.Embeddings;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Matching;

public sealed class MeaningPageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hongniang-model");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task With_a_model_an_English_profile_stands_in_the_list_of_a_Chinese_need_with_its_reason_in_both_languages()
    {
        SmallModel.WriteTo(_folder.FullName);
        var (host, need, expert) = await StartAsync(b => b.UseSetting("Hongniang:Embeddings:Folder", _folder.FullName));
        await using var _ = host;
        await UntilAsync(host, p => p.State is MeaningState.UpToDate);

        var english = await (await host.ManagerAsync()).GetAsync($"/needs/{need.Number}?tab=experts&c={expert.Number}");
        var chinese = await (await host.ManagerAsync("zh-CN")).GetAsync($"/needs/{need.Number}?tab=experts&c={expert.Number}");
        var other = await (await host.ManagerAsync()).GetAsync($"/experts/{expert.Number}");
        var administrator = await (await host.SignInAsync(Role.Administrator, host.World.Foshan)).GetAsync("/matching/models");

        english.Text.ShouldContain("Near in meaning, in another language");
        english.Text.ShouldContain("so the meaning counts in place of the words");
        english.Text.ShouldNotContain("by words alone");
        chinese.Text.ShouldContain("语言不同，意思相近");
        other.Text.ShouldContain(need.Number);
        administrator.Text.ShouldContain("up to date");
        administrator.Text.ShouldContain("4 of 4");
        administrator.Text.ShouldContain("on this machine; texts do not leave it");
    }

    [Fact]
    public async Task A_dead_endpoint_leaves_pages_as_they_were_and_the_administrator_is_told()
    {
        using var endpoint = new FakeEmbeddings { Status = 401 };
        var (host, need, expert) = await StartAsync(b =>
        {
            b.UseSetting("Hongniang:Embeddings:Endpoint", endpoint.Address);
            b.UseSetting("Hongniang:Embeddings:Model", "fake");
            b.UseSetting("Hongniang:Embeddings:Key", "geheim-7");
        });
        await using var _ = host;
        await UntilAsync(host, p => p.State is MeaningState.Failing);

        var page = await (await host.ManagerAsync()).GetAsync($"/needs/{need.Number}?tab=experts");
        var administrator = await (await host.SignInAsync(Role.Administrator, host.World.Foshan)).GetAsync("/matching/models");

        page.Text.ShouldNotContain(expert.Number);
        page.Text.ShouldContain("by words alone until the model has read the need");
        administrator.Text.ShouldContain("The key is wrong, or not for this model.");
        administrator.Text.ShouldContain("0 of 4");
        administrator.Html.ShouldNotContain("geheim-7");
    }

    [Fact]
    public async Task Without_a_model_nothing_is_said_of_it()
    {
        var (host, need, expert) = await StartAsync(_ => { });
        await using var _ = host;

        var page = await (await host.ManagerAsync()).GetAsync($"/needs/{need.Number}?tab=experts");
        var administrator = await (await host.SignInAsync(Role.Administrator, host.World.Foshan)).GetAsync("/matching/models");

        page.Text.ShouldNotContain(expert.Number);
        page.Text.ShouldNotContain("by words alone");
        page.Text.ShouldNotContain("Meaning");
        administrator.Text.ShouldContain("No model of meaning is configured");
        host.Services.GetRequiredService<MeaningProgress>().Now.State.ShouldBe(MeaningState.Off);
    }

    private static async Task<(WebHost Host, Need Need, Expert Expert)> StartAsync(Action<IWebHostBuilder> configure)
    {
        Need? need = null;
        Expert? expert = null;
        var host = await WebHost.StartAsync(
            async world =>
            {
                need = await world.NeedAsync(change: f => f with { Title = "固态电解质", Description = "固态电解质" });
                expert = await world.ExpertAsync("Ann Example", f => f with { ResearchDirections = "solid electrolyte", HolderId = world.Foshan });
                await world.ExpertAsync("Glaze", f => f with { ResearchDirections = "glaze", HolderId = world.Foshan });
                await world.ExpertAsync("Wind", f => f with { ResearchDirections = "wind", HolderId = world.Foshan });
            }, configure);
        return (host, need!, expert!); // why: arranged above
    }

    private static async Task UntilAsync(WebHost host, Func<MeaningProgress.Seen, bool> isSo)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!isSo(host.Services.GetRequiredService<MeaningProgress>().Now))
        {
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
            await Task.Delay(20);
        }
    }
}
