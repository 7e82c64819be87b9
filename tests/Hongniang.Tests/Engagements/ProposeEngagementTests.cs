using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Matching;
using Hongniang.Needs;
using Hongniang.Supply;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements;

public sealed class ProposeEngagementTests
{
    [Fact]
    public async Task A_proposal_keeps_the_score_and_reasons_of_the_moment_and_gets_five_working_days()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);

        var number = await pair.ProposeAsync();

        number.ShouldBe("DJ-2026-000001");
        var engagement = await pair.FindAsync(number);
        (engagement.Stage, engagement.Origin, engagement.HolderId, engagement.MatchmakerName).ShouldBe((EngagementStage.AwaitingConsent, EngagementOrigin.Match, pair.World.Nanhai, "测试红娘"));
        (engagement.EnterpriseId, engagement.SupplyOrganizationId).ShouldBe((pair.World.Firm, pair.World.University));
        engagement.NextStepDue.ShouldBe(new DateOnly(2026, 12, 1));
        var kept = KeptMatch.Read(engagement.MatchReasons)!;
        kept.Score.ShouldBe(engagement.MatchScore!.Value);
        kept.Parts.Sum(p => p.Points).ShouldBe(kept.Score);
        kept.Reasons.ShouldContain(r => r.Kind == ReasonKind.SameProvince);
        kept.Phrases.ShouldNotBeEmpty();
        (await pair.VerbsAsync(engagement.Id.Value)).ShouldBe(["Proposed"]);
    }

    [Fact]
    public async Task Kept_reasons_come_back_with_the_kinds_of_values_they_had()
    {
        await using var database = await TestDatabase.CreateAsync();
        KeptMatch kept = new(
            71, [new ScorePart(Criterion.Text, 62, 0.5, 31)],
            [new Reason(ReasonKind.ReadinessMet, ReasonVerdict.Good, 7, 6), new Reason(ReasonKind.ModesShared, ReasonVerdict.Good, CooperationMode.Licence), new Reason(ReasonKind.IndicatorShown, ReasonVerdict.Good, "循环 1000 次")],
            ["电解液"]);

        var read = KeptMatch.Read(kept.ToJson())!;

        read.Reasons.SelectMany(r => r.Args).ShouldBe([7, 6, CooperationMode.Licence, "循环 1000 次"]);
        read.Score.ShouldBe(71);
        read.Phrases.ShouldBe(["电解液"]);
        KeptMatch.Read(null).ShouldBeNull();
    }

    [Fact]
    public async Task A_proposal_by_recommendation_keeps_no_score()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);

        var proposed = await pair.DoAsync<ProposeEngagement, Result<string>>(
            p => p.RunAsync(new(pair.Need.Number, pair.Expert.Number, "电话征求意见", pair.Today, EngagementOrigin.Recommendation), pair.Manager, default));

        var engagement = await pair.FindAsync(proposed.Value);
        (engagement.ExpertId, engagement.AchievementId, engagement.MatchScore, engagement.NextStepDue).ShouldBe((pair.Expert.Id, null, null, pair.Today));
    }

    [Fact]
    public async Task Only_published_needs_and_offered_candidates_are_brought_together()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var accepted = await pair.World.NeedAsync(NeedState.Accepted);
        var silent = await pair.World.ExpertAsync("赵六", f => f with { HasConsent = false });
        var own = await pair.World.AchievementAsync("自家成果", f => f with { OwnerId = pair.World.Firm, OwnerName = "测试电池有限公司" });
        var kept = await pair.World.AchievementAsync("只在广州可见的成果", f => f with { Visibility = Visibility.Holder });

        (await CodeAsync(accepted.Number, pair.Achievement.Number)).ShouldBe("engagement.need-not-published");
        (await CodeAsync(pair.Need.Number, silent.Number)).ShouldBe("engagement.not-offered");
        (await CodeAsync(pair.Need.Number, own.Number)).ShouldBe("engagement.own");
        (await CodeAsync(pair.Need.Number, kept.Number)).ShouldBe("not-found");
        (await CodeAsync(pair.Need.Number, "CG-2026-999999")).ShouldBe("not-found");
        await using var reader = database.Open();
        (await reader.Db.Engagements.CountAsync()).ShouldBe(0);
        (await pair.ProposeAsync()).ShouldBe("DJ-2026-000001");

        Task<string> CodeAsync(string need, string candidate) => ProposalCodeAsync(pair, need, candidate);
    }

    [Fact]
    public async Task Others_than_the_staff_of_the_needs_territory_propose_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);

        (await ProposalCodeAsync(pair, pair.Need.Number, pair.Achievement.Number, World.Manager(pair.World.Guangzhou), pair.World.ScopeOf(pair.World.Guangzhou))).ShouldBe("not-found");
        (await ProposalCodeAsync(pair, pair.Need.Number, pair.Achievement.Number, pair.Manager with { Role = nameof(Role.Leader) }, pair.Staff)).ShouldBe("not-allowed");
        (await ProposalCodeAsync(pair, pair.Need.Number, pair.Achievement.Number, pair.FirmPerson, pair.FirmScope)).ShouldBe("not-allowed");
    }

    [Fact]
    public async Task A_pair_is_not_open_twice_and_rests_after_a_refusal_unless_a_reason_is_given()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var first = await pair.ProposeAsync();

        (await ProposalCodeAsync(pair, pair.Need.Number, pair.Achievement.Number)).ShouldBe("engagement.open-pair");
        (await pair.SayAsync(first, Side.Supply, ConsentDecision.Refused, LossReason.TooEarly)).Problems.ShouldBeEmpty();
        (await ProposalCodeAsync(pair, pair.Need.Number, pair.Achievement.Number)).ShouldBe("engagement.blocked");
        (await ProposalCodeAsync(pair, pair.Need.Number, pair.Expert.Number)).ShouldBe("");

        var again = await pair.DoAsync<ProposeEngagement, Result<string>>(
            p => p.RunAsync(new(pair.Need.Number, pair.Achievement.Number, "再次征求意见", null, ReopenReason: "中试已完成"), pair.Manager, default));
        again.Problems.ShouldBeEmpty();
        await using var reader = database.Open();
        (await reader.Db.Journal.SingleAsync(j => j.SubjectNumber == again.Value)).Reason.ShouldBe("中试已完成");
    }

    [Fact]
    public async Task After_180_days_the_pair_is_free_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        await pair.SayAsync(await pair.ProposeAsync(), Side.Demand, ConsentDecision.Refused, LossReason.SolvedByItself);

        database.Time.Advance(TimeSpan.FromDays(179));
        (await StandingAsync()).ShouldBe(new PairStanding(pair.Achievement.Id.Value, IsOpen: false, IsBlocked: true));
        database.Time.Advance(TimeSpan.FromDays(1));
        (await StandingAsync()).ShouldBe(new PairStanding(pair.Achievement.Id.Value, IsOpen: false, IsBlocked: false));
        await pair.ProposeAsync();

        async Task<PairStanding> StandingAsync()
        {
            await using var reader = database.Open(pair.Staff);
            return (await NeedPairs.LoadAsync(reader.Db, database.Clock, pair.Need.Id, default)).ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task Two_people_who_propose_the_same_pair_at_once_make_one_engagement()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);

        var codes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ProposalCodeAsync(pair, pair.Need.Number, pair.Achievement.Number)));

        codes.Order(StringComparer.Ordinal).ShouldBe(["", "engagement.open-pair", "engagement.open-pair", "engagement.open-pair"]);
        await using var reader = database.Open();
        (await reader.Db.Engagements.Select(e => e.Number).ToListAsync()).ShouldBe(["DJ-2026-000001"]);
    }

    [Fact]
    public async Task The_next_step_is_told_and_lies_ahead()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);

        var refused = await pair.DoAsync<ProposeEngagement, Result<string>>(
            p => p.RunAsync(new(pair.Need.Number, pair.Achievement.Number, " ", pair.Today.AddDays(-1)), pair.Manager, default));

        refused.Problems.Select(p => (p.Code, p.Field)).ShouldBe([("required", "NextStep"), ("date.past", "NextStepDue")]);
    }

    private static async Task<string> ProposalCodeAsync(Pair pair, string need, string candidate, Actor? actor = null, Scope? scope = null)
    {
        var result = await pair.DoAsync<ProposeEngagement, Result<string>>(p => p.RunAsync(new(need, candidate, "征求双方意见", null), actor ?? pair.Manager, default), scope);
        return result.Succeeded ? "" : result.Problems.ShouldHaveSingleItem().Code;
    }
}
