using System.Diagnostics;
using System.Net;
using Hongniang.Access;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Searching;

public sealed class SearchPageTests
{
    [Fact]
    public async Task Words_find_records_of_every_group_with_the_words_marked()
    {
        await using var host = await StartAsync();

        var page = await (await host.ManagerAsync()).GetAsync("/search?q=电解液");

        page.Html.ShouldContain("<mark>电解液</mark>");
        page.Text.ShouldContain("Needs 1");
        page.Text.ShouldContain("Achievements 1");
        page.Text.ShouldContain("Experts 1");
    }

    [Fact]
    public async Task A_number_opens_its_record_and_a_part_of_it_lists_records()
    {
        await using var host = await StartAsync();
        var manager = await host.ManagerAsync();
        await using var scope = host.Database.Open();
        var number = (await scope.Db.Needs.SingleAsync(TestContext.Current.CancellationToken)).Number;

        (await manager.GetAsync($"/search?q={number.ToLowerInvariant()}")).Location.ShouldNotBeNull().ShouldEndWith($"/needs/{number}");
        (await manager.GetAsync($"/search?q={number[^6..]}")).Links.ShouldContain($"/needs/{number}");
    }

    [Fact]
    public async Task A_neighbouring_city_finds_what_is_shared_and_no_needs()
    {
        await using var host = await StartAsync();
        var neighbour = await host.SignInAsync(Role.TechnologyManager, host.World.Tianhe);

        var page = await neighbour.GetAsync("/search?q=电解液");
        var suggestions = await neighbour.GetAsync("/search/suggest?q=测试电池");

        page.Text.ShouldContain("Achievements 1");
        page.Text.ShouldNotContain("高镍三元动力电解液的开发");
        suggestions.Html.ShouldNotContain("测试电池有限公司");
    }

    [Fact]
    public async Task Suggestions_name_the_first_of_each_group()
    {
        await using var host = await StartAsync();

        var answer = await (await host.ManagerAsync()).GetAsync("/search/suggest?q=王五");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Headers["Content-Type"].ShouldStartWith("application/json");
        answer.Html.ShouldContain("/experts/ZJ-");
        (await host.Visitor().GetAsync("/search/suggest?q=王五")).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_changed_record_is_found_within_a_second()
    {
        await using var host = await StartAsync();
        var manager = await host.SignInAsync(Role.TechnologyManager, host.World.Guangzhou);
        await using var scope = host.Database.Open();
        var number = (await scope.Db.Achievements.SingleAsync(TestContext.Current.CancellationToken)).Number;

        await manager.SubmitAsync($"/achievements/{number}/edit", "achievement", [("Input.Title", "超声辅助制备量子点墨水")]);
        var started = Stopwatch.GetTimestamp();
        while (!(await manager.GetAsync("/search?q=量子点墨水")).Text.Contains("超声辅助", StringComparison.Ordinal))
        {
            Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task Nothing_found_and_nothing_typed_help_on()
    {
        await using var host = await StartAsync();
        var manager = await host.ManagerAsync();

        (await manager.GetAsync("/search?q=<script>没有</script>")).Html.ShouldNotContain("<script>没有");
        (await manager.GetAsync("/search?q=完全没有的词语")).Text.ShouldContain("Nothing found");
        (await manager.GetAsync("/search")).Text.ShouldContain("What are you looking for?");
    }

    private static Task<WebHost> StartAsync() => WebHost.StartAsync(async world =>
    {
        await world.NeedAsync();
        await world.AchievementAsync();
        await world.ExpertAsync();
    });
}
