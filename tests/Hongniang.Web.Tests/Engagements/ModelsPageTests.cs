using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements.Learning;
using Hongniang.Matching.Learning;
using Microsoft.EntityFrameworkCore;
using RedThread.Tuning;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Engagements;

public sealed class ModelsPageTests
{
    [Fact]
    public async Task Figures_are_shown_and_what_is_better_is_adopted_and_taken_back()
    {
        await using var host = await WebHost.StartAsync();
        await AddAsync(host, 1, low: -0.01);
        await AddAsync(host, 2, low: 0.01);
        var officer = await host.SignInAsync(Role.Officer, host.World.Foshan);

        var page = await officer.GetAsync("/matching/models");
        page.Text.ShouldContain("Too little was judged yet: 0 pairs of 0 needs");
        page.Text.ShouldContain("No better, not adopted");
        page.Text.ShouldContain("+0.020 [+0.010, +0.060]");
        var adopt = page.Forms.Where(f => f.Action?.EndsWith("/adopt", StringComparison.Ordinal) == true).ToList().ShouldHaveSingleItem();
        (await officer.SendAsync(page, adopt, [])).Location.ShouldBe("/matching/models");
        var used = await officer.GetAsync("/matching/models");
        used.Text.ShouldContain("in use");
        var again = await officer.SendAsync(page, adopt, []);
        again.Location.ShouldBe("/matching/models");
        var back = used.Forms.Where(f => f.Action?.EndsWith("/roll-back", StringComparison.Ordinal) == true).ToList().ShouldHaveSingleItem();
        await officer.SendAsync(used, back, []);
        (await officer.GetAsync("/matching/models")).Text.ShouldContain("out of use");
        await using var reader = host.Database.Open();
        (await reader.Db.Journal.Where(j => j.SubjectKind == nameof(RankingModel)).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(TestContext.Current.CancellationToken)).ShouldBe(["Adopted", "RolledBack"]);
    }

    [Fact]
    public async Task A_leader_reads_and_a_neighbour_sees_nothing_of_it()
    {
        await using var host = await WebHost.StartAsync();
        await AddAsync(host, 1, low: 0.01);

        var leader = await (await host.SignInAsync(Role.Leader, host.World.Foshan)).GetAsync("/matching/models");
        var neighbour = await (await host.SignInAsync(Role.Officer, host.World.Guangzhou)).GetAsync("/matching/models");
        var administrator = await (await host.SignInAsync(Role.Administrator, host.World.Foshan)).GetAsync("/matching/models");

        leader.Text.ShouldContain("Model 1");
        leader.Forms.ShouldNotContain(f => f.Action != null && f.Action.StartsWith("/matching/", StringComparison.Ordinal));
        neighbour.Text.ShouldContain("Nothing was learnt yet");
        administrator.Text.ShouldContain("Model 1");
        administrator.Text.ShouldNotContain("What was judged so far");
    }

    [Fact]
    public async Task Learning_that_goes_on_shows_how_far_it_is_and_is_stopped_by_an_officer_only()
    {
        await using var host = await WebHost.StartAsync();
        await using (var open = host.Database.Open())
        {
            open.Db.LearningRuns.Add(new LearningRun
            {
                Id = host.Database.Clock.NewId(), Serial = 1, HolderId = host.World.Foshan, CreatedById = null, CreatedByName = "测试主管", CreatedAt = host.Database.Clock.Now, State = RunState.Running, Percent = 42,
                HeartbeatAt = host.Database.Clock.Now,
            });
            await open.Db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var officer = await host.SignInAsync(Role.Officer, host.World.Foshan);
        var leader = await host.SignInAsync(Role.Leader, host.World.Foshan);
        var page = await officer.GetAsync("/matching/models");
        var read = await leader.GetAsync("/matching/models");
        var progress = await leader.GetAsync("/matching/models/learn/progress");

        page.Text.ShouldContain("42%");
        page.Html.ShouldContain("data-import-progress=\"/matching/models/learn/progress\"");
        read.Text.ShouldContain("42%");
        read.Forms.ShouldNotContain(f => f.Action != null && f.Action.StartsWith("/matching/", StringComparison.Ordinal));
        progress.Html.ShouldContain("\"isOpen\":true,\"done\":42,\"total\":100,\"text\":\"42%\"");
        await officer.SendAsync(page, page.Form("/matching/models/learn/stop")!, []); // why: shown while it goes on
        (await officer.GetAsync("/matching/models")).Text.ShouldContain("It was stopped.");
        (await leader.GetAsync("/matching/models/learn/progress")).Html.ShouldContain("\"isOpen\":false");
    }

    private static async Task AddAsync(WebHost host, int serial, double low)
    {
        var content = LearnedModel.Of(new RidgeRanking(new double[PairFeatures.Names.Count], new double[PairFeatures.Names.Count])).ToJson();
        await using var open = host.Database.Open();
        open.Db.RankingModels.Add(new RankingModel
        {
            Id = host.Database.Clock.NewId(), Serial = serial, HolderId = host.World.Foshan, MadeAt = host.Database.Clock.Now, MadeByName = "测试", State = ModelState.Compared, PairCount = 200, NeedCount = 60,
            Champion = 0.7, Challenger = 0.72, Gain = 0.02, GainLow = low, GainHigh = 0.06, Content = content, Sha256 = LearnedModel.HashOf(content),
        });
        await open.Db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
