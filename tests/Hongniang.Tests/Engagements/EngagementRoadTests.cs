using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Network;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements;

public sealed class EngagementRoadTests
{
    [Fact]
    public async Task An_introduction_goes_through_meeting_and_negotiation_to_an_intent()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var number = await pair.IntroduceAsync();

        (await pair.DoAsync<RecordMeeting, Result>(m => m.RunAsync(
            new(number, 2, pair.Today, "南海", "企业技术总监；李四", "看样品，约定送样", "跟进送样", pair.Today.AddDays(10)), pair.Manager, default))).Problems.ShouldBeEmpty();
        (await pair.DoAsync<StartNegotiating, Result>(n => n.RunAsync(new(number, 3), pair.Manager, default))).Problems.ShouldBeEmpty();
        (await pair.DoAsync<RecordIntent, Result>(i => i.RunAsync(new(number, 4, "35.5", AmountUnit.TenThousand), pair.Manager, default))).Problems.ShouldBeEmpty();

        var engagement = await pair.FindAsync(number);
        (engagement.Stage, engagement.IntentAmount, engagement.NextStep, engagement.NextStepDue).ShouldBe((EngagementStage.Intent, 355_000m, "跟进送样", pair.Today.AddDays(10)));
        engagement.Meetings.ShouldHaveSingleItem().Summary.ShouldBe("看样品，约定送样");
        (await pair.VerbsAsync(engagement.Id.Value)).ShouldBe(["Proposed", "ConsentGiven", "ConsentGiven", "Met", "NegotiationStarted", "IntentRecorded"]);
    }

    [Fact]
    public async Task Nobody_meets_before_both_consented_nor_in_the_future()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var waiting = await pair.ProposeAsync();
        var introduced = await pair.IntroduceAsync(pair.Expert.Number);

        (await pair.DoAsync<RecordMeeting, Result>(m => m.RunAsync(new(waiting, 0, pair.Today, null, "双方", "见面"), pair.Manager, default)))
            .Problems.ShouldHaveSingleItem().Code.ShouldBe("engagement.needs-consent");
        (await pair.DoAsync<RecordMeeting, Result>(m => m.RunAsync(new(introduced, 2, pair.Today.AddDays(1), null, "", "", "下一步", null), pair.Manager, default)))
            .Problems.Select(p => (p.Code, p.Field)).ShouldBe([("date.future", "HeldOn"), ("required", "Participants"), ("required", "Summary"), ("required", "NextStepDue")]);
    }

    [Fact]
    public async Task A_parked_engagement_comes_back_on_its_day_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var number = await pair.IntroduceAsync();
        var until = pair.Today.AddDays(30);

        (await pair.DoAsync<ParkEngagement, Result>(p => p.RunAsync(new(number, 2, pair.Today, null), pair.Manager, default)))
            .Problems.Select(p => p.Field).ShouldBe(["Until", "Reason"]);
        (await pair.DoAsync<ParkEngagement, Result>(p => p.RunAsync(new(number, 2, until, "等中试结果"), pair.Manager, default))).Problems.ShouldBeEmpty();
        database.Time.Advance(TimeSpan.FromDays(29));
        (await pair.DoAsync<WakeParked, int>(w => w.RunAsync(default))).ShouldBe(0);
        database.Time.Advance(TimeSpan.FromDays(1));
        (await pair.DoAsync<WakeParked, int>(w => w.RunAsync(default), Scope.Nothing)).ShouldBe(1);
        (await pair.DoAsync<WakeParked, int>(w => w.RunAsync(default))).ShouldBe(0);

        var engagement = await pair.FindAsync(number);
        (engagement.Stage, engagement.ParkedUntil, engagement.ParkedFrom).ShouldBe((EngagementStage.Introduced, null, null));
        await using var reader = database.Open();
        var woken = await reader.Db.Journal.SingleAsync(j => j.Verb == "Woken");
        (woken.ActorId, woken.ActorName).ShouldBe((null, "Hongniang"));
    }

    [Fact]
    public async Task A_person_wakes_a_parked_engagement_earlier()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var number = await pair.ProposeAsync();

        (await pair.DoAsync<WakeEngagement, Result>(w => w.RunAsync(new(number, 0), pair.Manager, default))).Problems.ShouldHaveSingleItem().Code.ShouldBe("engagement.wrong-stage");
        await pair.DoAsync<ParkEngagement, Result>(p => p.RunAsync(new(number, 0, pair.Today.AddDays(60), "企业停产检修"), pair.Manager, default));
        (await pair.DoAsync<WakeEngagement, Result>(w => w.RunAsync(new(number, 1), pair.Manager, default))).Problems.ShouldBeEmpty();
        (await pair.FindAsync(number)).Stage.ShouldBe(EngagementStage.AwaitingConsent);
    }

    [Fact]
    public async Task An_engagement_is_handed_to_people_who_look_after_its_association()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var number = await pair.ProposeAsync();
        var (near, above, elsewhere, firm) = (NewAccount("南海红娘", Role.TechnologyManager, pair.World.Nanhai), NewAccount("佛山干事", Role.Officer, pair.World.Foshan),
            NewAccount("广州红娘", Role.TechnologyManager, pair.World.Guangzhou), NewAccount("企业", Role.Enterprise, pair.World.Firm));
        await using (var scope = database.Open())
        {
            scope.Db.Users.AddRange(above, near, elsewhere, firm);
            await scope.Db.SaveChangesAsync();
            (await Matchmakers.LoadAsync(scope.Db, pair.World.Nanhai, default)).Select(m => m.Name).ShouldBe(["南海红娘", "佛山干事"]);
        }

        (await HandAsync(elsewhere.Id)).Problems.ShouldHaveSingleItem().Field.ShouldBe("To");
        (await HandAsync(firm.Id)).Problems.ShouldHaveSingleItem().Field.ShouldBe("To");
        (await HandAsync(near.Id)).Problems.ShouldBeEmpty();
        var engagement = await pair.FindAsync(number);
        (engagement.MatchmakerId, engagement.MatchmakerName).ShouldBe((near.Id, "南海红娘"));
        (await pair.VerbsAsync(engagement.Id.Value)).ShouldBe(["Proposed", "HandedOver"]);

        Task<Result> HandAsync(Guid to) => pair.DoAsync<HandEngagement, Result>(h => h.RunAsync(new(number, 0, to, "分工调整"), pair.Manager, default));

        Account NewAccount(string name, Role role, OrganizationId organization) =>
            new() { Id = database.Clock.NewId(), UserName = name, DisplayName = name, Role = role, OrganizationId = organization };
    }

    [Fact]
    public async Task A_loss_needs_a_coded_reason_and_a_note_when_none_fits()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var number = await pair.IntroduceAsync();

        (await LoseAsync(null, null)).ShouldBe("Reason");
        (await LoseAsync(LossReason.Other, "  ")).ShouldBe("Note");
        (await LoseAsync(LossReason.PriceDisagreement, null)).ShouldBe("");
        (await LoseAsync(LossReason.PriceDisagreement, null, 3)).ShouldBeNull();
        (await pair.FindAsync(number)).Stage.ShouldBe(EngagementStage.Lost);

        async Task<string?> LoseAsync(LossReason? reason, string? note, int version = 2)
        {
            var result = await pair.DoAsync<LoseEngagement, Result>(l => l.RunAsync(new(number, version, reason, note), pair.Manager, default));
            return result.Succeeded ? "" : result.Problems.ShouldHaveSingleItem().Field;
        }
    }

    [Fact]
    public async Task A_stale_form_is_refused_and_other_territories_find_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var number = await pair.ProposeAsync();
        PlanNextStep.Input step = new(number, 0, "再次致电", pair.Today.AddDays(3));

        (await pair.DoAsync<PlanNextStep, Result>(p => p.RunAsync(step, pair.Manager, default))).Problems.ShouldBeEmpty();
        (await pair.DoAsync<PlanNextStep, Result>(p => p.RunAsync(step, pair.Manager, default))).Problems.ShouldHaveSingleItem().Code.ShouldBe("stale");
        (await pair.DoAsync<PlanNextStep, Result>(p => p.RunAsync(step with { Version = 1 }, pair.Manager with { Role = nameof(Role.Leader) }, default)))
            .Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
        (await pair.DoAsync<PlanNextStep, Result>(p => p.RunAsync(step with { Version = 1 }, World.Manager(pair.World.Guangzhou), default), pair.World.ScopeOf(pair.World.Guangzhou)))
            .Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
    }
}
