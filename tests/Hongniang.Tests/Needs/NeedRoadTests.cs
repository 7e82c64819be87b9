using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Needs;

public sealed class NeedRoadTests
{
    [Fact]
    public async Task A_need_goes_from_the_enterprise_to_publication_and_every_step_is_in_the_journal()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var firm = Enterprise(world.Firm);
        var manager = World.Manager(world.Foshan);
        string number;
        await using (var own = database.Open(new Scope { Own = world.Firm }))
        {
            var handedIn = await own.The<SubmitNeed>().RunAsync(
                new(world.NeedFacts() with { EnterpriseId = world.OtherFirm, EnterpriseName = "冒名", HolderId = world.Guangzhou, RegionCode = "" }, NotClassified: true, HandIn: true), firm, default);
            handedIn.Problems.ShouldBeEmpty();
            number = handedIn.Value;
        }

        number.ShouldBe("XQ-2026-000001");
        await Do<ReviewNeed>(s => s.RunAsync(new(number, 0, ReviewNeed.Decision.Accept, null, ["NoIdentity", "NotClassified"]), manager, default));
        await Do<PublishNeed>(s => s.RunAsync(new(number, 1, "企业急需，先行发布"), manager, default));

        await using var reader = database.Open();
        var need = await reader.Db.Needs.SingleAsync(n => n.Number == number);
        need.State.ShouldBe(NeedState.Published);
        need.EnterpriseId.ShouldBe(world.Firm);
        need.EnterpriseName.ShouldBe("测试电池有限公司");
        need.HolderId.ShouldBe(world.Nanhai);
        need.RegionCode.ShouldBe("440605");
        need.ValidUntil.ShouldBe(database.Clock.Today.AddDays(Need.ValidDays));
        var journal = await reader.Db.Journal.Where(j => j.SubjectId == need.Id.Value).OrderBy(j => j.Sequence).ToListAsync();
        journal.Select(j => j.Verb).ShouldBe(["Drafted", "Submitted", "Accepted", "Published"]);
        journal[3].Reason.ShouldBe("企业急需，先行发布");
        string.Concat(journal.Select(j => j.Before + j.After)).ShouldNotContain("13800001234");

        async Task Do<T>(Func<T, Task<Result>> act)
            where T : notnull
        {
            await using var scope = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
            (await act(scope.The<T>())).Problems.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Handing_in_needs_the_tick_and_a_contact_and_a_refusal_uses_no_number()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await using var scope = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        var manager = World.Manager(world.Foshan);

        var refused = await scope.The<SubmitNeed>().RunAsync(new(world.NeedFacts() with { ContactPhone = null }, NotClassified: false, HandIn: true), manager, default);
        var draft = await scope.The<SubmitNeed>().RunAsync(new(world.NeedFacts() with { ContactPhone = null }, NotClassified: false, HandIn: false), manager, default);

        refused.Problems.Select(p => p.Field).ShouldBe(["ContactPhone", "NotClassified"]);
        draft.Value.ShouldBe("XQ-2026-000001");
        (await scope.Db.Needs.SingleAsync()).State.ShouldBe(NeedState.Draft);
    }

    [Fact]
    public async Task Staff_submit_only_within_their_own_territory()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        await using var guangzhou = database.Open(world.ScopeOf(world.Guangzhou, world.Tianhe));
        var manager = World.Manager(world.Guangzhou);

        var otherFirm = await guangzhou.The<SubmitNeed>().RunAsync(new(world.NeedFacts(), true, true), manager, default);
        var otherHolder = await guangzhou.The<SubmitNeed>().RunAsync(new(world.NeedFacts() with { EnterpriseId = null }, true, true), manager, default);
        var leader = await guangzhou.The<SubmitNeed>().RunAsync(new(world.NeedFacts(), true, true), manager with { Role = nameof(Role.Leader) }, default);

        otherFirm.Problems.ShouldHaveSingleItem().Code.ShouldBe("need.enterprise-unknown");
        otherHolder.Problems.ShouldHaveSingleItem().Code.ShouldBe("holder.outside");
        leader.Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
        (await guangzhou.Db.Needs.IgnoreQueryFilters().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_review_without_the_two_points_or_without_a_reason_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync(NeedState.Submitted);
        await using var scope = database.Open();
        var review = scope.The<ReviewNeed>();
        var officer = World.Manager(world.Province);

        (await review.RunAsync(new(need.Number, 0, ReviewNeed.Decision.Accept, null, ["NoIdentity"]), officer, default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("need.checklist");
        (await review.RunAsync(new(need.Number, 0, ReviewNeed.Decision.Return, " ", []), officer, default)).Problems.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        (await review.RunAsync(new(need.Number, 0, ReviewNeed.Decision.Accept, null, ["NoIdentity", "NotClassified"]), Enterprise(world.Firm), default))
            .Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
        (await review.RunAsync(new(need.Number, 0, ReviewNeed.Decision.Return, "请补充测试方法", []), officer, default)).Problems.ShouldBeEmpty();
        (await review.RunAsync(new(need.Number, 1, ReviewNeed.Decision.Reject, "再退", []), officer, default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("need.wrong-state");
        (await scope.Db.Needs.SingleAsync()).StateReason.ShouldBe("请补充测试方法");
    }

    [Fact]
    public async Task A_stale_form_is_refused_with_the_name_of_the_faster_person()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync(NeedState.Submitted);
        await using (var fast = database.Open())
        {
            (await fast.The<ChangeNeed>().RunAsync(new(need.Number, 0, world.NeedFacts("改过的名称")), World.Manager(world.Foshan), default)).Problems.ShouldBeEmpty();
        }

        await using var slow = database.Open();
        var stale = await slow.The<ChangeNeed>().RunAsync(new(need.Number, 0, world.NeedFacts("另一个名称")), World.Manager(world.Nanhai), default);

        var problem = stale.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Args[0]).ShouldBe(("stale", "测试红娘"));
        (await slow.Db.Needs.SingleAsync()).Title.ShouldBe("改过的名称");
    }

    [Fact]
    public async Task An_enterprise_changes_its_need_until_it_is_accepted_and_withdraws_it_any_time()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var returned = await world.NeedAsync(NeedState.Submitted);
        var published = await world.NeedAsync(NeedState.Published);
        var firm = Enterprise(world.Firm);
        await using var own = database.Open(new Scope { Own = world.Firm });

        (await own.The<ChangeNeed>().RunAsync(new(returned.Number, 0, world.NeedFacts("更清楚的名称说明")), firm, default)).Problems.ShouldBeEmpty();
        (await own.The<ChangeNeed>().RunAsync(new(published.Number, 0, world.NeedFacts("更清楚的名称说明")), firm, default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("need.in-hands");
        (await own.The<WithdrawNeed>().RunAsync(new(published.Number, 0, "已自行解决"), firm, default)).Problems.ShouldBeEmpty();
        (await own.The<CloseNeed>().RunAsync(new(returned.Number, 1, NeedOutcome.SolvedByItself, "自行解决"), firm, default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-allowed");
        (await own.Db.Needs.SingleAsync(n => n.Id == published.Id)).Outcome.ShouldBe(NeedOutcome.Withdrawn);
        await using var other = database.Open(new Scope { Own = world.OtherFirm });
        (await other.The<WithdrawNeed>().RunAsync(new(returned.Number, 1, "别人的"), Enterprise(world.OtherFirm), default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("not-found");
    }

    [Fact]
    public async Task A_duplicate_names_the_kept_record_and_can_be_reopened()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var kept = await world.NeedAsync();
        var twin = await world.NeedAsync();
        await using var scope = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));
        var manager = World.Manager(world.Foshan);
        var mark = scope.The<MarkDuplicate>();

        (await mark.RunAsync(new(twin.Number, 0, twin.Number, null), manager, default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("need.kept-wrong");
        (await mark.RunAsync(new(twin.Number, 0, "XQ-2020-000001", null), manager, default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("need.kept-unknown");
        (await mark.RunAsync(new(twin.Number, 0, " " + kept.Number.ToLowerInvariant(), "两次提交"), manager, default)).Problems.ShouldBeEmpty();
        (await NeedDetail.LoadAsync(scope.Db, twin.Number, manager, default))!.DuplicateOfNumber.ShouldBe(kept.Number);
        (await scope.The<ReopenNeed>().RunAsync(new(twin.Number, 1, "其实不同"), manager, default)).Problems.ShouldBeEmpty();

        var need = await scope.Db.Needs.SingleAsync(n => n.Id == twin.Id);
        (need.State, need.Outcome, need.DuplicateOfId).ShouldBe((NeedState.Published, null, null));
    }

    [Fact]
    public async Task A_thin_need_is_published_only_with_a_written_reason()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var thin = await world.NeedAsync(NeedState.Accepted);
        await using var scope = database.Open();

        (await scope.The<PublishNeed>().RunAsync(new(thin.Number, 0), World.Manager(world.Foshan), default)).Problems.ShouldHaveSingleItem().Code.ShouldBe("need.quality");
        (await scope.The<PublishNeed>().RunAsync(new(thin.Number, 0, "企业急需"), World.Manager(world.Foshan), default)).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_contact_is_masked_until_asked_for_with_a_reason_that_is_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        var need = await world.NeedAsync();
        var manager = World.Manager(world.Foshan);
        await using var scope = database.Open(world.ScopeOf(world.Foshan, world.Nanhai));

        var masked = await NeedDetail.LoadAsync(scope.Db, need.Number, manager, default);
        var without = await scope.The<RevealNeedContact>().RunAsync(new(need.Number, ""), manager, default);
        var with = await scope.The<RevealNeedContact>().RunAsync(new(need.Number, "电话核实需求"), manager, default);

        masked!.Contact.ShouldBe(new Contact("张*", "138****1234", null, IsMasked: true));
        masked.Facts.ContactPhone.ShouldBeNull();
        without.Problems.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        with.Value.Phone.ShouldBe("13800001234");
        var entry = await scope.Db.Journal.SingleAsync(j => j.Verb == "ContactRevealed");
        (entry.SubjectNumber, entry.Reason, entry.ActorName).ShouldBe((need.Number, "电话核实需求", "测试红娘"));
        await using var own = database.Open(new Scope { Own = world.Firm });
        (await NeedDetail.LoadAsync(own.Db, need.Number, Enterprise(world.Firm), default))!.Contact.Phone.ShouldBe("13800001234");
    }

    internal static Actor Enterprise(OrganizationId firm) => new(new Guid("00000000-0000-7000-8000-0000000000bb"), "测试企业", firm.Value, nameof(Role.Enterprise));
}
