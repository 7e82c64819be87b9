using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Matching;
using Hongniang.Supply;
using Hongniang.Supply.Consents;
using Hongniang.Tests.Matching;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements;

public sealed class ExpertConsentTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public async Task Consent_taken_back_in_person_ends_what_waits_and_hides_the_record_at_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var waiting = await pair.ProposeAsync(pair.Expert.Number);
        await using (var foshan = database.Open(pair.Staff))
        {
            (await foshan.Db.Experts.CountAsync()).ShouldBe(1); // shared by the network until now
        }

        var done = await pair.DoAsync<WithdrawExpertConsent, Result>(w => w.RunAsync(new(pair.Expert.Number, null, EndAll: false), pair.ExpertPerson, default), pair.ExpertScope);

        done.Problems.ShouldBeEmpty();
        var engagement = await pair.FindAsync(waiting);
        (engagement.Stage, engagement.LossReason).ShouldBe((EngagementStage.Lost, LossReason.ConsentWithdrawn));
        await using var after = database.Open(pair.Staff);
        (await after.Db.Experts.CountAsync()).ShouldBe(0);
        (await ExpertList.LoadAsync(after.Db, new(WholeNetwork: true), new Page(1), default)).Page.Total.ShouldBe(0);
        var again = await after.The<ProposeEngagement>().RunAsync(new(pair.Need.Number, pair.Expert.Number, "再试", null), pair.Manager, default);
        again.Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        (await pair.VerbsAsync(pair.Expert.Id.Value)).ShouldBe(["ConsentWithdrawn"]);
        (await pair.VerbsAsync(engagement.Id.Value)).ShouldBe(["Proposed", "Lost"]);
    }

    [Fact]
    public async Task What_both_sides_agreed_to_goes_on_until_the_person_ends_it_too()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var going = await pair.IntroduceAsync(pair.Expert.Number);

        (await WithdrawAsync(endAll: false)).Problems.ShouldBeEmpty();
        var asked = await pair.FindAsync(going);
        (asked.Stage, asked.NextStepDue).ShouldBe((EngagementStage.Introduced, new DateOnly(2026, 11, 26)));
        asked.NextStep.ShouldContain("同意已失效");

        (await GiveAsync(pair, pair.ExpertPerson, pair.ExpertScope)).Problems.ShouldBeEmpty();
        (await WithdrawAsync(endAll: true)).Problems.ShouldBeEmpty();
        (await pair.FindAsync(going)).LossReason.ShouldBe(LossReason.ConsentWithdrawn);

        Task<Result> WithdrawAsync(bool endAll) =>
            pair.DoAsync<WithdrawExpertConsent, Result>(w => w.RunAsync(new(pair.Expert.Number, null, endAll), pair.ExpertPerson, default), pair.ExpertScope);
    }

    [Fact]
    public async Task Staff_say_how_they_were_told_and_nobody_else_takes_a_consent_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var keeper = pair.World.ScopeOf(pair.World.Guangzhou, pair.World.Tianhe);
        var manager = World.Manager(pair.World.Guangzhou);
        WithdrawExpertConsent.Input input = new(pair.Expert.Number, " ", EndAll: false);

        var silent = await pair.DoAsync<WithdrawExpertConsent, Result>(w => w.RunAsync(input, manager, default), keeper);
        var neighbour = await pair.DoAsync<WithdrawExpertConsent, Result>(w => w.RunAsync(input with { Reason = "电话" }, pair.Manager, default), pair.Staff);
        var firm = await pair.DoAsync<WithdrawExpertConsent, Result>(w => w.RunAsync(input with { Reason = "电话" }, pair.FirmPerson, default), pair.FirmScope);
        var told = await pair.DoAsync<WithdrawExpertConsent, Result>(w => w.RunAsync(input with { Reason = "本人来电" }, manager, default), keeper);
        var twice = await pair.DoAsync<WithdrawExpertConsent, Result>(w => w.RunAsync(input with { Reason = "本人来电" }, manager, default), keeper);
        var call = await pair.DoAsync<RevealExpertContact, Result<Hongniang.Network.Contact>>(r => r.RunAsync(new(pair.Expert.Number, "再联系"), manager, default), keeper);

        silent.Problems.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        neighbour.Problems.ShouldHaveSingleItem().Code.ShouldBe("holder.not-yours");
        firm.Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
        told.Problems.ShouldBeEmpty();
        twice.Problems.ShouldHaveSingleItem().Code.ShouldBe("expert.no-consent");
        call.Problems.ShouldHaveSingleItem().Code.ShouldBe("expert.consent-over");
    }

    [Fact]
    public async Task A_consent_is_renewed_and_the_clock_ends_it_after_its_last_day()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        (await GiveAsync(pair, pair.ExpertPerson, pair.ExpertScope, Today.AddDays(10))).Problems.ShouldBeEmpty();
        (await GiveAsync(pair, pair.ExpertPerson, pair.ExpertScope, Today.AddDays(20))).Problems.ShouldBeEmpty();
        (await GiveAsync(pair, pair.ExpertPerson, pair.ExpertScope, Today.AddYears(6))).Problems.ShouldHaveSingleItem().Code.ShouldBe("consent.long");

        database.Time.Advance(TimeSpan.FromDays(20));
        var early = await pair.DoAsync<ExpireConsents, int>(e => e.RunAsync(default));
        database.Time.Advance(TimeSpan.FromDays(1));
        var ended = await pair.DoAsync<ExpireConsents, int>(e => e.RunAsync(default));
        var nothing = await pair.DoAsync<ExpireConsents, int>(e => e.RunAsync(default));

        (early, ended, nothing).ShouldBe((0, 1, 0));
        await using var reader = database.Open();
        var expert = await reader.Db.Experts.SingleAsync();
        (expert.HasConsent, expert.State, expert.ConsentUntil).ShouldBe((false, SupplyState.Withdrawn, null));
        (await ConsentHistory.LoadAsync(reader.Db, pair.Expert.Id, default)).Select(c => c.Ending).ShouldBe([ConsentEnding.Expired, ConsentEnding.Replaced]);
    }

    [Fact]
    public async Task A_consent_of_another_text_from_the_future_or_without_a_way_is_not_taken()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var keeper = pair.World.ScopeOf(pair.World.Guangzhou, pair.World.Tianhe);
        var statement = new ConsentStatement(ConsentChannel.Online, null, Today.AddDays(1), Today.AddDays(-1), null, "2019-1");

        var refused = await pair.DoAsync<GiveExpertConsent, Result>(g => g.RunAsync(new(pair.Expert.Number, 0, statement), World.Manager(pair.World.Guangzhou), default), keeper);
        var stale = await pair.DoAsync<GiveExpertConsent, Result>(g => g.RunAsync(new(pair.Expert.Number, 7, statement), World.Manager(pair.World.Guangzhou), default), keeper);

        refused.Problems.Select(p => (p.Field, p.Code)).ShouldBe([("GivenOn", "date.future"), ("Until", "date.past"), ("TextVersion", "consent.text-changed"), ("Channel", "choice.unknown")]);
        stale.Problems.ShouldHaveSingleItem().Code.ShouldBe("stale");
    }

    [Fact]
    public async Task The_index_forgets_whoever_took_the_consent_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        (await database.MatchAsync(pair.Need, CandidateKind.Expert)).Rows.Count.ShouldBe(1);

        await pair.DoAsync<WithdrawExpertConsent, Result>(w => w.RunAsync(new(pair.Expert.Number, null, EndAll: false), pair.ExpertPerson, default), pair.ExpertScope);

        (await database.MatchAsync(pair.Need, CandidateKind.Expert)).Rows.ShouldBeEmpty();
        (await database.Indexes().GetAsync(CancellationToken.None)).ExpertCount.ShouldBe(0);
    }

    private static Task<Result> GiveAsync(Pair pair, Actor actor, Scope scope, DateOnly? until = null) => pair.DoAsync<GiveExpertConsent, Result>(
        g => g.RunAsync(new(pair.Expert.Number, null, new ConsentStatement(null, null, null, until, null, ExpertConsent.CurrentTextVersion)), actor, default), scope);
}
