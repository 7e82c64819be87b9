using Hongniang.Access;
using Hongniang.Common;
using Hongniang.People.Retention;
using Hongniang.Supply;
using Hongniang.Supply.Consents;
using Hongniang.Testing;
using Hongniang.Tests.Engagements;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.People;

public sealed class RetentionTests
{
    private static readonly Actor Officer = new(new Guid("00000000-0000-7000-8000-0000000000ef"), "安全管理员", null, nameof(Role.SecurityOfficer));

    [Fact]
    public async Task What_was_kept_long_enough_goes_once_and_the_journal_says_how_much()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        await pair.DoAsync<WithdrawExpertConsent, Result>(w => w.RunAsync(new(pair.Expert.Number, null, EndAll: false), pair.ExpertPerson, default), pair.ExpertScope);
        await using (var open = database.Open())
        {
            var consent = new ConsentStatement(ConsentChannel.Letter, "王五", new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1), null, ExpertConsent.CurrentTextVersion);
            open.Db.ExpertConsents.Add(new ExpertConsent { Id = database.Clock.NewId(), ExpertId = pair.Expert.Id, TextVersion = consent.TextVersion!, Channel = ConsentChannel.Letter, GivenBy = "王五", GivenOn = consent.GivenOn!.Value, ValidUntil = consent.Until!.Value, RecordedAt = database.Clock.Now, RecordedById = null, RecordedByName = "x" });
            await open.Db.SaveChangesAsync();
            (await open.Db.ExpertConsents.SingleAsync()).End(ConsentEnding.Withdrawn, null, null, database.Clock.Now);
            open.Db.Invitations.Add(new Invitation { Id = database.Clock.NewId(), TokenHash = "h", Email = "a@example.cn", DisplayName = "甲", Role = Role.Expert, OrganizationId = pair.World.University, CreatedAt = database.Clock.Now, CreatedByName = "x", ExpiresAt = database.Clock.Now.AddDays(7) });
            await open.Db.SaveChangesAsync();
        }

        database.Time.Advance(TimeSpan.FromDays(29));
        var early = await pair.DoAsync<ApplyRetention, IReadOnlyDictionary<RetentionKind, int>>(a => a.RunAsync(default));
        database.Time.Advance(TimeSpan.FromDays(9));
        var gone = await pair.DoAsync<ApplyRetention, IReadOnlyDictionary<RetentionKind, int>>(a => a.RunAsync(default));
        var again = await pair.DoAsync<ApplyRetention, IReadOnlyDictionary<RetentionKind, int>>(a => a.RunAsync(default));

        early.ShouldBeEmpty();
        gone.ShouldBe(new Dictionary<RetentionKind, int> { [RetentionKind.Invitations] = 1, [RetentionKind.ContactsWithoutConsent] = 1 }, ignoreOrder: true);
        again.ShouldBeEmpty();
        await using var reader = database.Open();
        (await reader.Db.Experts.Select(e => e.ContactPhone).SingleAsync()).ShouldBeNull();
        (await RetentionList.LoadAsync(reader.Db, default)).Single(r => r.Kind is RetentionKind.Invitations).LastApplied.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_security_officer_of_the_top_sets_a_time_within_bounds_and_nobody_else_does()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pair = await Pair.InAsync(database);
        var all = new Scope { Watched = [pair.World.Province, pair.World.Foshan, pair.World.Nanhai, pair.World.Guangzhou, pair.World.Tianhe] };
        ChangeRetention.Input input = new(RetentionKind.SignIns, 200, "等保测评要求");

        var short_ = await ChangeAsync(input with { Days = 179 }, Officer, all);
        var city = await ChangeAsync(input, Officer, new Scope { Watched = [pair.World.Foshan, pair.World.Nanhai] });
        var manager = await ChangeAsync(input, pair.Manager, all);
        var set = await ChangeAsync(input, Officer, all);
        var anew = await ChangeAsync(input with { Days = 365 }, Officer, all);

        short_.Problems.ShouldHaveSingleItem().Field.ShouldBe("Days");
        city.Problems.ShouldHaveSingleItem().Code.ShouldBe("retention.top");
        manager.Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
        (set.Succeeded, anew.Succeeded).ShouldBe((true, true));
        await using var reader = database.Open();
        (await reader.Db.RetentionRules.Select(r => r.Days).SingleAsync()).ShouldBe(365);
        (await reader.Db.Journal.Where(j => j.SubjectKind == nameof(RetentionRule)).OrderBy(j => j.Sequence).Select(j => j.Before).ToListAsync()).ShouldBe(["{\"Days\":365}", "{\"Days\":200}"]);

        Task<Result> ChangeAsync(ChangeRetention.Input wish, Actor actor, Scope scope) => pair.DoAsync<ChangeRetention, Result>(c => c.RunAsync(wish, actor, default), scope);
    }
}
