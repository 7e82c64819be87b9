using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Matching;
using Hongniang.Needs;
using Hongniang.Supply;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Matching;

public sealed class VerdictTests
{
    [Fact]
    public async Task What_does_not_suit_is_hidden_until_it_is_taken_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var first = await world.AchievementAsync();
        var second = await world.AchievementAsync("高镍三元电解液添加剂");
        var need = await world.NeedAsync();

        (await RejectAsync(UnsuitableReason.TooEarly, "  样品不稳定 ")).Succeeded.ShouldBeTrue();

        var list = await database.MatchAsync(need);
        list.Rows.ShouldHaveSingleItem().Candidate.Number.ShouldBe(second.Number);
        list.UnsuitableCount.ShouldBe(1);
        var found = list.Desk.Find(first.Number, list.Rows)!.Value;
        found.Obstacle.ShouldBe(Obstacle.JudgedUnsuitable);
        (found.Row.Verdict!.Reason, found.Row.Verdict.Note).ShouldBe((UnsuitableReason.TooEarly, "样品不稳定"));
        (await database.MatchAsync(need, filters: new() { WithUnsuitable = true })).Rows.Count.ShouldBe(2);

        await using (var open = database.Open(world.ScopeOf(world.Nanhai)))
        {
            (await open.The<TakeBackVerdict>().RunAsync(new(need.Number, first.Number), World.Manager(world.Nanhai), CancellationToken.None)).Succeeded.ShouldBeTrue();
        }

        (await database.MatchAsync(need)).Rows.Count.ShouldBe(2);
        await using var reader = database.Open();
        (await reader.Db.Journal.Where(j => j.SubjectKind == nameof(Need) && j.SubjectId == need.Id.Value).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync())
            .ShouldBe(["CandidateRejected", "VerdictTakenBack"]);

        async Task<Result> RejectAsync(UnsuitableReason? reason, string? note)
        {
            await using var open = database.Open(world.ScopeOf(world.Nanhai));
            return await open.The<RejectCandidate>().RunAsync(new(need.Number, first.Number, reason, note, 1, 88), World.Manager(world.Nanhai), CancellationToken.None);
        }
    }

    [Fact]
    public async Task Another_association_is_not_bound_by_a_verdict()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var achievement = await world.AchievementAsync();
        var need = await world.NeedAsync();
        await using (var open = database.Open(world.ScopeOf(world.Nanhai)))
        {
            await open.The<RejectCandidate>().RunAsync(new(need.Number, achievement.Number, UnsuitableReason.TooFar, null, 1, 88), World.Manager(world.Nanhai), CancellationToken.None);
        }

        (await database.MatchAsync(need, reader: World.Manager(world.Nanhai))).Rows.ShouldBeEmpty();
        (await database.MatchAsync(need, reader: World.Manager(world.Foshan))).Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_kept_stands_first_with_its_rank_unchanged()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await world.AchievementAsync();
        var weaker = await world.AchievementAsync("动力电池隔膜涂布装置的开发", f => f with { Summary = "用于锂电池隔膜的涂布", ReadinessLevel = null, RegionCode = "110105" });
        var need = await world.NeedAsync();
        (await database.MatchAsync(need)).Rows[^1].Candidate.Number.ShouldBe(weaker.Number);

        await using (var open = database.Open(world.ScopeOf(world.Nanhai)))
        {
            (await open.The<KeepCandidate>().RunAsync(new(need.Number, weaker.Number, 2, 40), World.Manager(world.Nanhai), CancellationToken.None)).Succeeded.ShouldBeTrue();
        }

        var kept = (await database.MatchAsync(need)).Rows[0];
        (kept.Candidate.Number, kept.Rank, kept.Verdict!.Kind).ShouldBe((weaker.Number, 2, VerdictKind.Kept));
    }

    [Fact]
    public async Task A_later_verdict_replaces_the_earlier_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var achievement = await world.AchievementAsync();
        var need = await world.NeedAsync();
        await using (var open = database.Open(world.ScopeOf(world.Nanhai)))
        {
            await open.The<KeepCandidate>().RunAsync(new(need.Number, achievement.Number, 1, 80), World.Manager(world.Nanhai), CancellationToken.None);
            await open.The<RejectCandidate>().RunAsync(new(need.Number, achievement.Number, UnsuitableReason.TooFar, null, 1, 80), World.Manager(world.Nanhai), CancellationToken.None);
        }

        await using var reader = database.Open();
        var verdict = await reader.Db.Verdicts.SingleAsync();
        (verdict.Kind, verdict.Reason, verdict.Rank, verdict.Score).ShouldBe((VerdictKind.NotSuitable, UnsuitableReason.TooFar, 1, 80d));
    }

    [Fact]
    public async Task A_verdict_needs_a_reason_a_working_role_and_records_in_sight()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var achievement = await world.AchievementAsync(change: f => f with { Visibility = Visibility.Holder });
        var need = await world.NeedAsync();
        var manager = World.Manager(world.Nanhai);

        (await CodeAsync(world.ScopeOf(world.Nanhai), manager, null, null)).ShouldBe("verdict.reason-required");
        (await CodeAsync(world.ScopeOf(world.Nanhai), manager, UnsuitableReason.Other, " ")).ShouldBe("verdict.note-required");
        (await CodeAsync(world.ScopeOf(world.Nanhai), manager, UnsuitableReason.Other, new string('长', RejectCandidate.MaxNote + 1))).ShouldBe("too-long");
        (await CodeAsync(world.ScopeOf(world.Nanhai), manager, UnsuitableReason.TooFar, null)).ShouldBe("not-found");
        (await CodeAsync(world.ScopeOf(world.Guangzhou), manager, UnsuitableReason.TooFar, null)).ShouldBe("not-found");
        (await CodeAsync(Scope.Everything, manager with { Role = nameof(Role.Leader) }, UnsuitableReason.TooFar, null)).ShouldBe("not-allowed");
        (await CodeAsync(Scope.Everything, manager with { Role = nameof(Role.Enterprise) }, UnsuitableReason.TooFar, null)).ShouldBe("not-allowed");
        await using var reader = database.Open();
        (await reader.Db.Verdicts.AnyAsync()).ShouldBeFalse();

        async Task<string> CodeAsync(Scope scope, Actor actor, UnsuitableReason? reason, string? note)
        {
            await using var open = database.Open(scope);
            var result = await open.The<RejectCandidate>().RunAsync(new(need.Number, achievement.Number, reason, note, null, null), actor, CancellationToken.None);
            return result.Problems.ShouldHaveSingleItem().Code;
        }
    }
}
