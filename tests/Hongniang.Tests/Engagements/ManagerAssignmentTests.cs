using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements.Assigning;
using Hongniang.Matching.Indexing;
using Hongniang.Needs;
using Hongniang.Network.Managers;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements;

public sealed class ManagerAssignmentTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A_manager_suits_by_field_case_place_and_certificate_and_the_points_add_up()
    {
        int[]? Points(string? industry, ManagerFit.Person person, params ManagerFit.Case[] cases) => ManagerFit.Of(industry, "440605", person, cases)?.Select(p => p.Points).ToArray();

        Points("C38", new("C33;C38", "440605", ManagerLevel.Senior), new ManagerFit.Case("XQ-1", 50, TakerReason.CaseSigned), new ManagerFit.Case("XQ-2", 60, TakerReason.CaseHad)).ShouldBe([40, 15, 20, 10]);
        Points("C38", new("C33", "440600", ManagerLevel.Intermediate)).ShouldBe([13, 0, 16, 7]);
        Points("C38", new(null, "440100", ManagerLevel.Junior), new ManagerFit.Case("XQ-1", 14, TakerReason.CaseSigned)).ShouldBe([20, 0, 8, 4]);
        Points(null, new("C33", "110000", null), new ManagerFit.Case("XQ-1", 80, TakerReason.CaseIntroduced)).ShouldBe([0, 28, 0, 0]);
        Points("C38", new("A01", "440605", ManagerLevel.Senior)).ShouldBeNull("living nearby is no reason by itself");
        ManagerFit.Of("C38", "440605", new("C", "440605", ManagerLevel.Senior), [new("XQ-1", 100, TakerReason.CaseSigned)])!.ShouldAllBe(p => p.Points == p.Most);
    }

    [Fact]
    public async Task The_plan_is_the_best_of_all_plans_and_the_same_every_time()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await Desk.InAsync(database);
        var (all, county) = (await desk.ManagerAsync("甲", desk.World.Foshan, "C38;C33", ManagerLevel.Senior, cap: 3), await desk.ManagerAsync("乙", desk.World.Nanhai, "C38", ManagerLevel.Junior, cap: 1));
        var chemist = await desk.ManagerAsync("丙", desk.World.Foshan, "C26", null, cap: 2);
        await desk.ManagerAsync("丁", desk.World.Foshan, "C38", ManagerLevel.Senior, cap: 9, employer: desk.World.Firm);
        await desk.ManagerAsync("戊", desk.World.Guangzhou, "C38", ManagerLevel.Senior, cap: 9);
        await desk.ManagerAsync("己", desk.World.Foshan, "C38", ManagerLevel.Senior, cap: 9, closed: true);
        var busy = await desk.World.NeedAsync();
        await desk.GiveAsync(busy, all);
        List<Need> needs = [];
        foreach (var industry in new[] { "C38", "C38", "C33", "C26", "C38" })
        {
            needs.Add(await desk.World.NeedAsync(change: f => f with { IndustryCode = industry, Title = $"需求{needs.Count}：{industry}" }));
        }

        var accepted = await desk.World.NeedAsync(NeedState.Accepted, f => f with { IndustryCode = "C33" });
        var settings = new AssignmentSettings { Kind = TakerKind.Manager, LeastScore = 5 };
        var plan = await desk.MakeAsync(settings);
        var again = await desk.MakeAsync(settings);

        plan.Run.State.ShouldBe(RunState.Done, plan.Run.Failure);
        var outcome = plan.Outcome!;
        outcome.ToJson().ShouldBe(again.Outcome!.ToJson());
        outcome.IsProved.ShouldBeTrue();
        outcome.Rows.ShouldAllBe(r => r.Parts!.Sum(p => p.Points) == r.Score && r.Need != busy.Number);
        outcome.Rows.Select(r => r.Candidate).Distinct().ShouldBe([all, county, chemist], ignoreOrder: true);
        outcome.Rows.CountBy(r => r.Candidate).ToDictionary().ShouldBe(new Dictionary<string, int> { [all] = 2, [county] = 1, [chemist] = 2 }, ignoreOrder: true);
        await using var open = database.Open(desk.Scope);
        Need[] asked = [.. needs, accepted];
        var rows = await new ManagerTaking(open.Db, open.The<MatchIndexes>(), database.Clock).RunAsync(settings, asked, Ct);
        outcome.Best.Points.ShouldBe(BestOf(rows, 0, rows.SelectMany(r => r).Select(r => r.Taker).Distinct().ToDictionary(t => t.Number, t => t.Capacity)));
        outcome.Greedy.Points.ShouldBeLessThanOrEqualTo(outcome.Best.Points);
    }

    [Fact]
    public async Task Adopting_says_who_answers_and_can_be_taken_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await Desk.InAsync(database);
        var (one, other) = (await desk.ManagerAsync("甲", desk.World.Foshan, "C38", ManagerLevel.Senior, cap: 9), await desk.ManagerAsync("乙", desk.World.Foshan, "A01", null, cap: 9));
        var (first, second) = (await desk.World.NeedAsync(), await desk.World.NeedAsync());
        (await desk.StartAsync(new AssignmentSettings { Kind = TakerKind.Manager, PerNeed = 2, FreshMonths = 3 })).Problems.Select(p => p.Field).ShouldBe(["PerNeed", "FreshMonths"]);
        var plan = await desk.MakeAsync(new AssignmentSettings { Kind = TakerKind.Manager, LeastScore = 5 });
        var pairs = plan.Outcome!.Rows.Select(AdoptAssignment.KeyOf).ToList();
        pairs.ShouldBe([$"{first.Number}/{one}", $"{second.Number}/{one}"]);

        (await desk.AdoptAsync(plan, AdoptAssignment.Way.Propose, pairs)).Problems.ShouldHaveSingleItem().Code.ShouldBe("choice.unknown");
        (await desk.AdoptAsync(plan, AdoptAssignment.Way.Give, pairs)).Value.Done.ShouldBe(2);
        (await desk.AdoptAsync(plan, AdoptAssignment.Way.Give, pairs)).Value.LeftOut.Select(l => l.Why.Code).ShouldBe(["assignment.in-hands", "assignment.in-hands"]);
        (await desk.ReadAsync(plan)).ShouldSatisfyAllConditions(p => p.Given.ShouldBe(2), p => p.InWork.ShouldBe(new Dictionary<string, string> { [first.Number] = "甲", [second.Number] = "甲" }, ignoreOrder: true));

        await desk.GiveAsync(first, other, "就近");
        (await desk.TakeBackAsync(plan, " ")).Problems.ShouldHaveSingleItem().Code.ShouldBe("required");
        (await desk.TakeBackAsync(plan, "重新安排")).Value.ShouldBe(1);
        (await desk.TakeBackAsync(plan, "再来")).Problems.ShouldHaveSingleItem().Code.ShouldBe("assignment.nothing-given");

        await using var open = database.Open();
        (await open.Db.Needs.OrderBy(n => n.Number).Select(n => n.ManagerName).ToListAsync(Ct)).ShouldBe(["乙", null]);
        (await desk.VerbsAsync(second.Id.Value)).ShouldBe(["Given", "TakenBack"]);
        (await desk.VerbsAsync(plan.Run.Id)).ShouldBe(["Requested", "Made", "Adopted", "TakenBack"]);
    }

    /// <summary>The greatest sum of all ways to give each need to one of its rows, or to nobody.</summary>
    private static int BestOf(IReadOnlyList<IReadOnlyList<PossibleRow>> rows, int at, Dictionary<string, int> room)
    {
        if (at == rows.Count)
        {
            return 0;
        }

        var best = BestOf(rows, at + 1, room);
        foreach (var row in rows[at].Where(r => room[r.Taker.Number] > 0))
        {
            room[row.Taker.Number]--;
            best = Math.Max(best, row.Points + BestOf(rows, at + 1, room));
            room[row.Taker.Number]++;
        }

        return best;
    }

    private sealed record Desk(TestDatabase Database, World World, Actor Actor, Scope Scope)
    {
        private readonly Dictionary<string, Guid> _accounts = [];

        public static async Task<Desk> InAsync(TestDatabase database)
        {
            var world = await World.InAsync(database);
            var account = new Account { Id = database.Clock.NewId(), UserName = "desk@example.cn", DisplayName = "统筹员", Role = Role.Officer, OrganizationId = world.Foshan };
            await using var open = database.Open();
            open.Db.Users.Add(account);
            await open.Db.SaveChangesAsync(Ct);
            return new Desk(database, world, new Actor(account.Id, account.DisplayName, world.Foshan.Value, nameof(Role.Officer)), world.ScopeOf(world.Foshan, world.Nanhai));
        }

        /// <returns>The number of the entry.</returns>
        public async Task<string> ManagerAsync(string name, OrganizationId organization, string fields, ManagerLevel? level, int cap, OrganizationId? employer = null, bool closed = false)
        {
            var now = Database.Clock.Now;
            var account = new Account { Id = Database.Clock.NewId(), UserName = $"{name}@example.cn", DisplayName = name, Role = Role.TechnologyManager, OrganizationId = organization };
            if (closed)
            {
                account.Close("调离", now);
            }

            var number = HumanNumber.Format(HumanNumber.Manager, 2026, 900_000 + _accounts.Count);
            var facts = new TechnologyManager.Facts(name, account.Id, employer, "440600", level, level is null ? null : "A1", level is null ? null : "协会", level is null ? null : Database.Clock.Today, null, fields, cap, null);
            await using var open = Database.Open();
            open.Db.Users.Add(account);
            open.Db.TechnologyManagers.Add(TechnologyManager.Register(Database.Clock.NewId(), number, organization, facts, now));
            await open.Db.SaveChangesAsync(Ct);
            _accounts[number] = account.Id;
            return number;
        }

        public async Task GiveAsync(Need need, string manager, string? reason = null)
        {
            await using var open = Database.Open(Scope);
            var version = await open.Db.Needs.Where(n => n.Id == need.Id).Select(n => n.Version).SingleAsync(Ct);
            (await open.The<HandNeed>().RunAsync(new(need.Number, version, _accounts[manager], reason), Actor, Ct)).Problems.ShouldBeEmpty();
        }

        public async Task<Result<string>> StartAsync(AssignmentSettings settings)
        {
            await using var open = Database.Open(Scope);
            return await open.The<StartAssignment>().RunAsync(new(settings), Actor, Ct);
        }

        public async Task<AssignmentDetail> MakeAsync(AssignmentSettings settings)
        {
            var started = await StartAsync(settings);
            started.Problems.ShouldBeEmpty();
            await using (var open = Database.Open())
            {
                await open.The<MakeAssignment>().RunAsync(started.Value, Ct);
            }

            await using var read = Database.Open(Scope);
            return (await AssignmentDetail.LoadAsync(read.Db, started.Value, Ct))!;
        }

        public async Task<AssignmentDetail> ReadAsync(AssignmentDetail plan)
        {
            await using var read = Database.Open(Scope);
            return (await AssignmentDetail.LoadAsync(read.Db, plan.Run.Number, Ct))!;
        }

        public async Task<Result<AdoptAssignment.Output>> AdoptAsync(AssignmentDetail plan, AdoptAssignment.Way way, IReadOnlyList<string> pairs)
        {
            await using var open = Database.Open(Scope);
            return await open.The<AdoptAssignment>().RunAsync(new(plan.Run.Number, way, pairs, "联系"), Actor, Ct);
        }

        public async Task<Result<int>> TakeBackAsync(AssignmentDetail plan, string reason)
        {
            await using var open = Database.Open(Scope);
            return await open.The<TakeBackAssignment>().RunAsync(new(plan.Run.Number, reason), Actor, Ct);
        }

        public async Task<List<string>> VerbsAsync(Guid subject)
        {
            await using var open = Database.Open();
            return await open.Db.Journal.Where(j => j.SubjectId == subject).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(Ct);
        }
    }
}
