using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements.Learning;
using Hongniang.Matching;
using Hongniang.Matching.Learning;
using Hongniang.Testing;
using Hongniang.Tests.Cli;
using Hongniang.Tests.Matching;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements.Learning;

public sealed class LearnRankingTests
{
    [Fact]
    public async Task Where_too_little_was_judged_nothing_is_learnt_and_it_says_how_much_is_needed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);

        var result = await LearnAsync(database, world);
        var command = await database.RunAsync("learn");

        result.Problems.ShouldHaveSingleItem().Args.ShouldBe([0, 0, LearnRanking.LeastPairs, LearnRanking.LeastNeeds]);
        command.Code.ShouldBe(1);
        command.Error.ShouldContain(LearnRanking.LeastNeeds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await using var reader = database.Open();
        (await reader.Db.RankingModels.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_better_on_held_out_needs_is_adopted_counts_at_once_and_is_taken_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var needs = await JudgedStage.JudgeAsync(database, world, _ => true);
        await database.Indexes().CatchUpAsync(default);
        var before = await database.MatchAsync(needs[0], filters: new() { WithUnsuitable = true, WithWeak = true });

        var learnt = (await LearnAsync(database, world)).Value;
        learnt.Trial.IsBetter.ShouldBeTrue();
        learnt.Trial.Challenger.ShouldBeGreaterThan(learnt.Trial.Champion);
        (learnt.Stock.UsedNeeds, learnt.Stock.UsedPairs).ShouldBe((JudgedStage.Needs, 3 * JudgedStage.Needs));
        var unchanged = await database.MatchAsync(needs[0], filters: new() { WithUnsuitable = true, WithWeak = true });
        unchanged.Rows.ShouldAllBe(r => r.Score.Parts.All(p => p.Criterion != Criterion.Learned));

        var model = await JudgedStage.OnlyModelAsync(database);
        (await ActAsync(database, world, (open, actor) => open.The<AdoptModel>().RunAsync(model.Id, model.Version, actor, default))).Problems.ShouldBeEmpty();
        var after = await database.MatchAsync(needs[0], filters: new() { WithUnsuitable = true, WithWeak = true });
        after.Rows.ShouldAllBe(r => r.Score.Parts.Any(p => p.Criterion == Criterion.Learned) && r.Score.Parts.Sum(p => p.Points) == r.Score.Points);
        after.Rows.Count.ShouldBe(before.Rows.Count);

        model = await JudgedStage.OnlyModelAsync(database);
        model.State.ShouldBe(ModelState.InUse);
        (await ActAsync(database, world, (open, actor) => open.The<AdoptModel>().RunAsync(model.Id, model.Version, actor, default))).Problems.ShouldHaveSingleItem().Code.ShouldBe("model.in-use");
        (await ActAsync(database, world, (open, actor) => open.The<RollBackModel>().RunAsync(model.Id, model.Version, actor, default))).Problems.ShouldBeEmpty();
        var back = await database.MatchAsync(needs[0], filters: new() { WithUnsuitable = true, WithWeak = true });
        back.Rows.Select(r => (r.Candidate.Number, r.Score.Points)).ShouldBe(before.Rows.Select(r => (r.Candidate.Number, r.Score.Points)));

        await using var reader = database.Open();
        (await reader.Db.Journal.Where(j => j.SubjectKind == nameof(RankingModel)).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync()).ShouldBe(["Learned", "Adopted", "RolledBack"]);
    }

    [Fact]
    public async Task What_is_no_better_is_kept_but_not_adopted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await JudgedStage.JudgeAsync(database, world, i => i * 7919 % 13 < 2);

        var learnt = (await LearnAsync(database, world)).Value;
        var model = await JudgedStage.OnlyModelAsync(database);
        var refused = await ActAsync(database, world, (open, actor) => open.The<AdoptModel>().RunAsync(model.Id, model.Version, actor, default));

        learnt.Trial.IsBetter.ShouldBeFalse();
        refused.Problems.ShouldHaveSingleItem().Code.ShouldBe("model.no-better");
        (await JudgedStage.OnlyModelAsync(database)).State.ShouldBe(ModelState.Compared);
    }

    [Fact]
    public async Task The_command_prints_the_comparison_and_a_dry_run_keeps_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await JudgedStage.JudgeAsync(database, world, _ => true);

        var dry = await database.RunAsync("learn", "--dry-run");
        await using (var reader = database.Open())
        {
            (await reader.Db.RankingModels.AnyAsync()).ShouldBeFalse();
        }

        var kept = await database.RunAsync("learn");

        dry.Code.ShouldBe(0, dry.Error);
        dry.Output.ShouldContain("Better than what is in use.");
        dry.Output.ShouldContain("150 pairs of 50 needs");
        dry.Output.ShouldContain("Nothing was kept.");
        kept.Output.ShouldContain("Kept as M1");
        (await database.RunAsync("learn", "--association", "DW-2026-000000")).Code.ShouldBe(1);
    }

    [Fact]
    public async Task The_judged_pairs_are_written_as_a_set_that_can_be_evaluated()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var folder = Directory.CreateTempSubdirectory("hongniang");
        try
        {
            var none = await database.RunAsync("learn", "--export", folder.FullName);
            await JudgedStage.JudgeAsync(database, world, _ => true);
            var written = await database.RunAsync("learn", "--export", folder.FullName);
            string At(string name) => Path.Combine(folder.FullName, name);
            var measured = await Terminal.RunAsync(
                "evaluate", "--needs", At(ExportJudgedPairs.NeedsFile), "--achievements", At(ExportJudgedPairs.AchievementsFile), "--qrels", At(ExportJudgedPairs.QrelsFile), "--recipe", "MeaningWeight=0");

            none.Code.ShouldBe(1);
            written.Output.ShouldContain("150 judged pairs of 50 needs, and 150 achievements");
            measured.Code.ShouldBe(0, measured.Error);
            measured.Output.ShouldContain("150 judged pairs of 50 needs.");
            File.ReadLines(At(ExportJudgedPairs.QrelsFile)).Select(l => l.Split('\t')[2]).CountBy(l => l).ShouldBe([new("2", 50), new("1", 100)], ignoreOrder: true);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Two_that_are_adopted_at_the_same_time_leave_one_in_use()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await JudgedStage.JudgeAsync(database, world, _ => true);
        var learnt = await Task.WhenAll(LearnAsync(database, world), LearnAsync(database, world));
        var models = learnt.Select(l => l.Value.Kept.ShouldNotBeNull()).ToList();

        var answers = await Task.WhenAll(models.Select(m => ActAsync(database, world, (open, actor) => open.The<AdoptModel>().RunAsync(m.Id, m.Version, actor, default))));

        models.Select(m => m.Serial).Order().ShouldBe([1, 2]);
        answers.ShouldAllBe(a => a.Succeeded);
        await using var reader = database.Open();
        var kept = await reader.Db.RankingModels.ToListAsync();
        kept.Select(m => m.State).Order().ShouldBe([ModelState.InUse, ModelState.Retired]);
        kept.Single(m => m.State is ModelState.InUse).BeforeId.ShouldBe(kept.Single(m => m.State is ModelState.Retired).Id);
    }

    [Fact]
    public async Task Only_an_officer_of_its_own_association_may_adopt_and_a_damaged_model_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await JudgedStage.JudgeAsync(database, world, _ => true);
        await LearnAsync(database, world);
        var model = await JudgedStage.OnlyModelAsync(database);

        (await As(World.Manager(world.Foshan), world.ScopeOf(world.Foshan, world.Nanhai))).Problems.ShouldHaveSingleItem().Code.ShouldBe(Problem.NotAllowed().Code);
        (await As(JudgedStage.Officer(world.Guangzhou), world.ScopeOf(world.Guangzhou))).Problems.ShouldHaveSingleItem().Code.ShouldBe(Problem.NotFound().Code);
        (await As(JudgedStage.Officer(world.Province), Scope.Everything)).Problems.ShouldHaveSingleItem().Code.ShouldBe("model.other");
        await using (var open = database.Open())
        {
            await open.Db.RankingModels.ExecuteUpdateAsync(m => m.SetProperty(x => x.Content, x => x.Content.Replace("20", "90")));
        }

        (await As(JudgedStage.Officer(world.Foshan), world.ScopeOf(world.Foshan, world.Nanhai))).Problems.ShouldHaveSingleItem().Code.ShouldBe("model.damaged");

        async Task<Result> As(Actor actor, Scope scope)
        {
            await using var open = database.Open(scope);
            return await open.The<AdoptModel>().RunAsync(model.Id, model.Version, actor, default);
        }
    }

    private static Task<Result<LearnRanking.Output>> LearnAsync(TestDatabase database, World world) =>
        ActAsync(database, world, (open, actor) => open.The<LearnRanking>().RunAsync(new LearnRanking.Input(world.Foshan), actor, default));

    private static async Task<T> ActAsync<T>(TestDatabase database, World world, Func<TestScope, Actor, Task<T>> act)
    {
        await database.Indexes().CatchUpAsync(default);
        await using var open = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        return await act(open, JudgedStage.Officer(world.Foshan));
    }
}
