using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Testing;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements;

public sealed class AnswerConsentTests
{
    [Fact]
    public async Task Both_consents_introduce_and_each_keeps_who_when_how_and_to_which_text()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var number = await pair.ProposeAsync();

        (await OnlineAsync(pair, number, 0, Side.Demand)).Problems.ShouldBeEmpty();
        (await pair.FindAsync(number)).IsMutual.ShouldBeFalse();
        database.Time.Advance(TimeSpan.FromHours(3));
        (await pair.SayAsync(number, Side.Supply, ConsentDecision.Given)).Problems.ShouldBeEmpty();

        var engagement = await pair.FindAsync(number);
        (engagement.Stage, engagement.IntroducedAt).ShouldBe((EngagementStage.Introduced, database.Clock.Now));
        (engagement.NextStep, engagement.NextStepDue).ShouldBe(("", ProposeEngagement.DefaultDue(database.Clock)));
        engagement.Consents.OrderBy(c => c.Side).Select(c => (c.Side, c.Decision, c.Channel, c.GivenBy, c.TextVersion, c.RecordedByName)).ShouldBe(
        [
            (Side.Demand, ConsentDecision.Given, ConsentChannel.Online, "企业联络人", Consent.CurrentTextVersion, "企业联络人"),
            (Side.Supply, ConsentDecision.Given, ConsentChannel.Phone, "李四", Consent.CurrentTextVersion, "测试红娘"),
        ]);
        (await pair.VerbsAsync(engagement.Id.Value)).ShouldBe(["Proposed", "ConsentGiven", "ConsentGiven"]);
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_ends_the_engagement()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var number = await pair.ProposeAsync();

        (await pair.SayAsync(number, Side.Demand, ConsentDecision.Refused)).Problems.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        (await pair.SayAsync(number, Side.Demand, ConsentDecision.Refused, LossReason.Other)).Problems.ShouldHaveSingleItem().Field.ShouldBe("Note");
        (await pair.SayAsync(number, Side.Demand, ConsentDecision.Refused, LossReason.Other, "方向调整")).Problems.ShouldBeEmpty();

        var engagement = await pair.FindAsync(number);
        (engagement.Stage, engagement.LossReason, engagement.LossNote, engagement.NextStepDue).ShouldBe((EngagementStage.Lost, LossReason.Other, "方向调整", null));
        (await pair.SayAsync(number, Side.Supply, ConsentDecision.Given)).Problems.ShouldHaveSingleItem().Code.ShouldBe("engagement.wrong-stage");
    }

    [Fact]
    public async Task Each_side_answers_for_itself_only()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var byAchievement = await pair.ProposeAsync();
        var byExpert = await pair.ProposeAsync(pair.Expert.Number);

        (await CodeAsync(byAchievement, Side.Supply, pair.FirmPerson, pair.FirmScope)).ShouldBe("not-allowed");
        (await CodeAsync(byAchievement, Side.Demand, pair.OwnerPerson, pair.OwnerScope)).ShouldBe("not-allowed");
        (await CodeAsync(byAchievement, Side.Supply, pair.ExpertPerson, pair.ExpertScope)).ShouldBe("not-found");
        (await CodeAsync(byExpert, Side.Supply, pair.OwnerPerson, pair.OwnerScope)).ShouldBe("not-allowed"); // the employer does not answer for the person
        (await CodeAsync(byAchievement, Side.Supply, pair.OwnerPerson, pair.OwnerScope)).ShouldBe("");
        (await CodeAsync(byExpert, Side.Supply, pair.ExpertPerson, pair.ExpertScope)).ShouldBe("");
        (await CodeAsync(byExpert, Side.Supply, pair.ExpertPerson, pair.ExpertScope, version: 1)).ShouldBe("engagement.already-answered");

        async Task<string> CodeAsync(string number, Side side, Actor actor, Access.Scope scope, int version = 0)
        {
            var result = await pair.DoAsync<AnswerConsent, Result>(
                a => a.RunAsync(new(number, version, side, ConsentDecision.Given, null, null, null, null, Consent.CurrentTextVersion), actor, default), scope);
            return result.Succeeded ? "" : result.Problems.ShouldHaveSingleItem().Code;
        }
    }

    [Fact]
    public async Task Staff_say_how_and_by_whom_they_were_told_and_an_old_text_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var number = await pair.ProposeAsync();

        var refused = await pair.DoAsync<AnswerConsent, Result>(
            a => a.RunAsync(new(number, 0, Side.Demand, null, ConsentChannel.Online, null, null, null, "2019-1"), pair.Manager, default));

        refused.Problems.Select(p => p.Field).ShouldBe(["Decision", "Channel", "GivenBy", "TextVersion"]);
    }

    [Fact]
    public async Task A_side_that_was_overtaken_is_not_told_the_others_name()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var number = await pair.ProposeAsync();
        await OnlineAsync(pair, number, 0, Side.Demand);

        var overtaken = await pair.DoAsync<AnswerConsent, Result>(
            a => a.RunAsync(new(number, 0, Side.Supply, ConsentDecision.Given, null, null, null, null, Consent.CurrentTextVersion), pair.OwnerPerson, default), pair.OwnerScope);

        var problem = overtaken.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Args.Length).ShouldBe(("engagement.stale", 0));
    }

    private static Task<Result> OnlineAsync(Pair pair, string number, int version, Side side) => pair.DoAsync<AnswerConsent, Result>(
        a => a.RunAsync(new(number, version, side, ConsentDecision.Given, null, null, null, null, Consent.CurrentTextVersion), pair.FirmPerson, default), pair.FirmScope);
}
