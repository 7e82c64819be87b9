using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements.Learning;
using Hongniang.Testing;
using Hongniang.Tests.Matching;
using Hongniang.Tests.People;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements.Learning;

public sealed class LearningRunTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Learning_that_was_asked_for_ends_with_a_model_and_a_second_one_waits_its_turn()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await Desk.InAsync(database);
        await JudgedStage.JudgeAsync(database, desk.World, _ => true);
        await database.Indexes().CatchUpAsync(Ct);

        (await desk.StartAsync()).Problems.ShouldBeEmpty();
        (await desk.StartAsync()).Problems.ShouldHaveSingleItem().Code.ShouldBe("learning.open");
        (await desk.DoNextAsync()).ShouldBe(RunState.Done);

        var latest = (await desk.LatestAsync()).ShouldNotBeNull();
        (latest.Run.State, latest.Run.Percent, latest.Model, latest.IsBetter).ShouldBe((RunState.Done, 100, 1, true));
        latest.Run.ModelId.ShouldBe((await JudgedStage.OnlyModelAsync(database)).Id);
        (await desk.VerbsAsync()).ShouldBe(["Requested", "Ended"]);
        (await desk.StartAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_little_to_learn_from_is_told_with_its_figures()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await Desk.InAsync(database);

        (await desk.StartAsync()).Problems.ShouldHaveSingleItem().Args.ShouldBe([0, 0, LearnRanking.LeastPairs, LearnRanking.LeastNeeds]);

        // Pairs may have gone since somebody asked.
        await desk.PutAsync(RunState.Waiting);
        (await desk.DoNextAsync()).ShouldBe(RunState.Failed);

        var reason = (await desk.LatestAsync())!.Run.Reason.ShouldNotBeNull();
        reason.Text.ShouldStartWith("Too little was judged yet: {0} pairs");
        reason.Args.ShouldBe(["0", "0", $"{LearnRanking.LeastPairs}", $"{LearnRanking.LeastNeeds}"]);
    }

    [Fact]
    public async Task It_is_stopped_before_it_begins_and_between_two_parts_and_then_nothing_is_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await Desk.InAsync(database);
        await JudgedStage.JudgeAsync(database, desk.World, _ => true);
        await desk.StartAsync();
        (await desk.CancelAsync()).Problems.ShouldBeEmpty();
        (await desk.CancelAsync()).Problems.ShouldHaveSingleItem().Code.ShouldBe("learning.ended");
        (await desk.DoNextAsync()).ShouldBeNull();

        List<int> signs = [];
        await using (var open = database.Open(desk.Scope))
        {
            var stopped = await open.The<LearnRanking>().RunAsync(new LearnRanking.Input(desk.World.Foshan) { Sign = p => { signs.Add(p); return Task.FromResult(signs.Count < 4); } }, desk.Actor, Ct);
            stopped.Problems.ShouldHaveSingleItem().Code.ShouldBe(LearnRanking.Stopped.Code);
        }

        signs.Count.ShouldBe(4);
        signs.ShouldBe(signs.Order());
        await using var reader = database.Open();
        (await reader.Db.RankingModels.AnyAsync(Ct)).ShouldBeFalse();
        (await desk.VerbsAsync()).ShouldBe(["Requested", "Cancelled"]);
    }

    [Fact]
    public async Task Whoever_stops_it_at_the_last_moment_stops_the_whole_of_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await Desk.InAsync(database);
        await JudgedStage.JudgeAsync(database, desk.World, _ => true);

        foreach (var input in (LearnRanking.Input[])[new(desk.World.Foshan) { Sign = p => Task.FromResult(p < 100) }, new(desk.World.Foshan) { Keeping = _ => Task.FromResult(false) }])
        {
            await using var open = database.Open(desk.Scope);
            (await open.The<LearnRanking>().RunAsync(input, desk.Actor, Ct)).Problems.ShouldHaveSingleItem().ShouldBe(LearnRanking.Stopped);
        }

        await using var reader = database.Open();
        (await reader.Db.RankingModels.AnyAsync(Ct)).ShouldBeFalse();
        (await reader.Db.Journal.AnyAsync(j => j.Verb == "Learned", Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task It_is_learnt_for_a_further_organisation_too_as_long_as_the_person_acts_for_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await Desk.InAsync(database);
        await JudgedStage.JudgeAsync(database, desk.World, _ => true);
        var account = desk.Actor.AccountId!.Value; // why: the desk's officer has one
        await FurtherPost.GiveAsync(database, account, desk.World.Guangzhou, Ct);
        await desk.StartAsync();
        (await desk.DoNextAsync()).ShouldBe(RunState.Done);
        (await JudgedStage.OnlyModelAsync(database)).HolderId.ShouldBe(desk.World.Foshan);

        await desk.StartAsync();
        await FurtherPost.TakeAsync(database, account, Ct);

        (await desk.DoNextAsync()).ShouldBe(RunState.Failed);
        (await desk.LatestAsync())!.Run.Failure.ShouldBe("The account that asked for it is no longer there or may no longer do it.");
    }

    [Fact]
    public async Task One_that_a_killed_server_left_is_told_as_cut_off_and_makes_room()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await Desk.InAsync(database);
        await desk.PutAsync(RunState.Running);

        (await desk.StartAsync()).Problems.ShouldHaveSingleItem().Code.ShouldBe("learning.open");
        (await desk.DoNextAsync()).ShouldBeNull();
        (await desk.LatestAsync())!.Run.State.ShouldBe(RunState.Running);
        database.Time.Advance(LearningRules.Lease + TimeSpan.FromSeconds(1));
        (await desk.DoNextAsync()).ShouldBeNull();

        var run = (await desk.LatestAsync())!.Run;
        (run.State, run.Reason!.Text).ShouldBe((RunState.Failed, "It was cut off when the server stopped. Nothing was changed by it; start it again."));
        (await desk.StartAsync()).Problems.ShouldHaveSingleItem().Code.ShouldBe("model.too-few");
    }

    [Fact]
    public async Task Only_officers_ask_and_only_for_their_own_association()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await Desk.InAsync(database);
        await desk.PutAsync(RunState.Waiting);

        (await desk.StartAsync(desk.Actor with { Role = nameof(Role.TechnologyManager) })).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
        (await desk.CancelAsync(JudgedStage.Officer(desk.World.Guangzhou))).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        await using (var open = database.Open())
        {
            await open.Db.Users.Where(u => u.Id == desk.Actor.AccountId).ExecuteUpdateAsync(u => u.SetProperty(x => x.Role, Role.Leader), Ct);
        }

        (await desk.DoNextAsync()).ShouldBe(RunState.Failed);
        (await desk.LatestAsync())!.Run.Reason!.Code.ShouldBe("learning.failed");
    }

    private sealed record Desk(TestDatabase Database, World World, Actor Actor, Scope Scope)
    {
        public static async Task<Desk> InAsync(TestDatabase database)
        {
            var world = await World.InAsync(database);
            var account = new Account { Id = database.Clock.NewId(), UserName = "officer@example.cn", DisplayName = "测试主管", Role = Role.Officer, OrganizationId = world.Foshan };
            await using var open = database.Open();
            open.Db.Users.Add(account);
            await open.Db.SaveChangesAsync(Ct);
            return new Desk(database, world, new Actor(account.Id, account.DisplayName, world.Foshan.Value, nameof(Role.Officer)), world.ScopeOf(world.Foshan, world.Nanhai));
        }

        public async Task<Result> StartAsync(Actor? actor = null)
        {
            await using var open = Database.Open(Scope);
            return await open.The<StartLearning>().RunAsync(actor ?? Actor, Ct);
        }

        /// <summary>One that somebody asked for before.</summary>
        public async Task PutAsync(RunState state)
        {
            await using var open = Database.Open();
            open.Db.LearningRuns.Add(new LearningRun
            {
                Id = Database.Clock.NewId(), Serial = 1, HolderId = World.Foshan, CreatedById = Actor.AccountId, CreatedByName = Actor.Name, CreatedAt = Database.Clock.Now, State = state, HeartbeatAt = Database.Clock.Now,
            });
            await open.Db.SaveChangesAsync(Ct);
        }

        public async Task<Result> CancelAsync(Actor? actor = null)
        {
            await using var open = Database.Open(Scope);
            return await open.The<CancelLearning>().RunAsync(actor ?? Actor, Ct);
        }

        /// <summary>As the worker does it; null where nothing waits.</summary>
        public async Task<RunState?> DoNextAsync()
        {
            await using var open = Database.Open();
            var learning = open.The<RunLearning>();
            return await learning.NextAsync(Ct) is { } id ? await learning.RunAsync(id, Ct) : null;
        }

        public async Task<LatestLearning?> LatestAsync()
        {
            await using var open = Database.Open(Scope);
            return await LatestLearning.LoadAsync(open.Db, World.Foshan, Ct);
        }

        public async Task<List<string>> VerbsAsync()
        {
            await using var open = Database.Open();
            return await open.Db.Journal.Where(j => j.SubjectKind == nameof(LearningRun)).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(Ct);
        }
    }
}
