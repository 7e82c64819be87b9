using Hongniang.Matching;
using Hongniang.Matching.Bands;
using Hongniang.Testing;
using RedThread;
using RedThread.Evaluation;
using RedThread.Tests.Evaluation;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Matching;

public sealed class MatchBandsTests
{
    private const string Good = "高电压高镍三元体系锂离子电池电解液及其制备方法";

    /// <summary>Made again by the command that the file names; the products that a change of the recipe makes wrong are found here.</summary>
    [Fact]
    public void The_promises_are_those_that_the_judged_pairs_make()
    {
        var ofTitles = CalibrationEvaluation.Run(new NeedEvaluation.Options
        {
            NeedsFile = SharedData.FileOrSkip("needs-achievements", "needs.jsonl"),
            AchievementsFile = SharedData.FileOrSkip("needs-achievements", "achievements.jsonl"),
            QrelsFile = SharedData.FileOrSkip("needs-achievements", "qrels.tsv"),
            Recipe = RecipeOptions.Parse("MeaningWeight=0"),
        });

        var known = ofTitles.Measures.Where(m => m.Task == CalibrationEvaluation.Known).ToList();
        ofTitles.Measures.Where(m => m.Task == CalibrationEvaluation.Bands).Zip(known, (m, k) => FormattableString.Invariant($"{m.Name} {m.Value:F4} [{m.Low:F4}, {m.High:F4}] {m.Count} {k.Value:F4}"))
            .ShouldBe(Curve.Bands.All.Select(b => FormattableString.Invariant($"from {b.From:F3} {b.Share:F4} [{b.Low:F4}, {b.High:F4}] {b.Count} {b.Known:F4}")));
    }

    private static MatchCurve Curve => MatchBands.Published.Of(CandidateKind.Achievement)!; // why: the next test asks that it is there

    [Fact]
    public void Titles_are_promised_something_and_experts_nothing()
    {
        MatchBands.Published.Of(CandidateKind.Expert).ShouldBeNull();
        Curve.Bands.All.Sum(b => b.Count).ShouldBe(Curve.Pairs);
        Curve.Bands.All.ShouldAllBe(b => b.Known <= b.Low);
        Curve.Bands.All.Zip(Curve.Bands.All.Skip(1)).ShouldAllBe(next => next.First.Known <= next.Second.Known);
        Curve.Bands.All.First(b => b.Known >= new MatchWeights().LeastKnown).From.ShouldBeInRange(0.15, 0.25);
    }

    [Fact]
    public async Task Weak_candidates_are_counted_and_shown_when_asked_for()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var good = await world.AchievementAsync(Good);
        var weak = await world.AchievementAsync("精密零件表面缺陷的检测", f => f with { Summary = "设备运行数据的采集，放电保持不变。" });
        await FillAsync(world);
        var need = await world.NeedAsync();

        var list = await database.MatchAsync(need);
        var all = await database.MatchAsync(need, filters: new() { WithWeak = true });

        list.Rows.ShouldHaveSingleItem().Candidate.Number.ShouldBe(good.Number);
        list.Rows[0].Promise.ShouldNotBeNull().Most.ShouldBe(9);
        list.WeakCount.ShouldBe(1);
        list.Desk.Find(weak.Number, list.Rows)!.Value.Obstacle.ShouldBe(Obstacle.Weak); // why: it is in sight
        all.Rows.Select(r => r.Candidate.Number).ShouldBe([good.Number, weak.Number]);
        all.Rows[1].IsWeak.ShouldBeTrue();
        all.WeakCount.ShouldBe(1);
        all.Desk.Find(weak.Number, list.Rows)!.Value.Row.Promise.ShouldBe(all.Rows[1].Promise); // why: it is in sight
    }

    [Fact]
    public async Task What_somebody_kept_is_shown_however_weak_it_is()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var weak = await world.AchievementAsync("精密零件表面缺陷的检测", f => f with { Summary = "设备运行数据的采集，放电保持不变。" });
        await FillAsync(world);
        var need = await world.NeedAsync();
        (await database.MatchAsync(need)).Rows.ShouldBeEmpty();

        await using (var open = database.Open())
        {
            (await open.The<KeepCandidate>().RunAsync(new KeepCandidate.Input(need.Number, weak.Number, null, null), World.Manager(need.HolderId), CancellationToken.None)).Problems.ShouldBeEmpty();
        }

        (await database.MatchAsync(need)).Rows.ShouldHaveSingleItem().IsWeak.ShouldBeTrue();
    }

    [Fact]
    public async Task In_a_stock_too_small_to_tell_rare_words_nothing_is_promised_and_nothing_is_weak()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await world.AchievementAsync("精密零件表面缺陷的检测", f => f with { Summary = "设备运行数据的采集，放电保持不变。" });
        await world.AchievementAsync(Good);

        var list = await database.MatchAsync(await world.NeedAsync());

        list.Rows.Count.ShouldBe(2);
        list.Rows.ShouldAllBe(r => r.Promise == null && !r.IsWeak);
        list.WeakCount.ShouldBe(0);
    }

    [Fact]
    public async Task For_a_need_of_two_words_a_long_text_that_repeats_them_is_no_match()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await world.AchievementAsync("果蔬分选装备", f => f with { Summary = "采用自动化产线，节省人工。" });
        await FillAsync(world);
        var vague = await world.NeedAsync(change: f => f with { Title = "自动化", Description = "自动化产线。" });
        var told = await world.NeedAsync(change: f => f with { Title = "自动化", Description = "自动化产线，节省人工，果蔬分选后装箱，提高装箱的速度。" });

        (await database.MatchAsync(vague)).Rows.ShouldBeEmpty();
        (await database.MatchAsync(vague)).WeakCount.ShouldBe(1);
        (await database.MatchAsync(told)).Rows.ShouldHaveSingleItem();
    }

    /// <summary>Twenty achievements of other fields.</summary>
    private static async Task FillAsync(World world)
    {
        for (var i = 0; i < 20; i++)
        {
            await world.AchievementAsync($"水稻病虫害绿色防控{"甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"[i]}", f => f with { Summary = "田间" });
        }
    }
}
