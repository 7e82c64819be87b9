using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Engagements.Assigning;
using Hongniang.Matching;
using Hongniang.Matching.Assigning;
using Hongniang.Matching.Indexing;
using Hongniang.Needs;
using Hongniang.Network.Stations;
using Hongniang.Supply;
using Hongniang.Testing;
using Hongniang.Tests.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements;

public sealed class TeamAssignmentTests
{
    private static readonly AssignmentSettings ToTeams = new() { Kind = TakerKind.Team, LeastScore = 5 };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_team_takes_a_need_through_its_best_member_with_the_score_of_the_needs_page()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await AssignmentDesk.InAsync(database);
        var (outside, weaker, best) = (await desk.World.ExpertAsync("外人", f => f with { ResearchDirections = "高镍三元动力电解液的开发" }), await OfMaterialsAsync(desk, "正极"), await desk.World.ExpertAsync("电解液"));
        var (other, team) = (await desk.World.TeamAsync([weaker], "正极服务团"), await desk.World.TeamAsync([await OfMaterialsAsync(desk, "又一人"), best]));
        var need = await desk.World.NeedAsync();

        var plan = await desk.MakeAsync(ToTeams);
        var again = await desk.MakeAsync(ToTeams);

        plan.Run.State.ShouldBe(RunState.Done, plan.Run.Failure);
        plan.Outcome!.IsProved.ShouldBeTrue();
        plan.Outcome.ToJson().ShouldBe(again.Outcome!.ToJson());
        var list = await database.MatchAsync(need, CandidateKind.Expert, scope: desk.Scope);
        list.Rows[0].Candidate.Number.ShouldBe(outside.Number);
        var shown = list.Rows.Single(r => r.Candidate.Number == best.Number);
        var row = plan.Outcome.Rows.ShouldHaveSingleItem();
        (row.Candidate, row.Name, row.Organization, row.Rank, row.FirstChoice, row.IsFar).ShouldBe((team.Number, "电池科技服务团", "测试理工大学", 1, null, false));
        row.Member.ShouldBe(new AssignmentOutcome.Person(best.Number, "电解液", "测试理工大学", shown.Rank));
        row.Score.ShouldBe(shown.Score.Points);
        (row.Introduced, row.Parts).ShouldBe((best.Number, null));
        KeptMatch.Read(row.Kept).ShouldSatisfyAllConditions(k => k!.Score.ShouldBe(row.Score), k => k!.Rank.ShouldBe(shown.Rank));
        row.Phrases.ShouldNotBeEmpty();
        plan.Outcome.Rows.ShouldNotContain(r => r.Candidate == other.Number);
    }

    [Fact]
    public async Task No_member_is_cut_off_by_the_depth_of_the_list()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await AssignmentDesk.InAsync(database);
        var (first, member) = (await desk.World.ExpertAsync("外人", f => f with { ResearchDirections = "高镍三元动力电解液的开发" }), await desk.World.ExpertAsync("成员"));
        var need = await desk.World.NeedAsync();
        await database.Indexes().CatchUpAsync(Ct);
        await using var open = database.Open(desk.Scope);
        var match = new MatchMany(open.Db, open.The<MatchIndexes>(), Options.Create(new MatchWeights { Depth = 1 }), database.Clock);
        var all = new MatchMany.Input([MatchSubject.Of(need)], CandidateKind.Expert, Array.Empty<PairStanding>().ToLookup(_ => need.Id), 20, 5);

        (await match.RunAsync(all, desk.Actor, Ct))[0].Rows.Select(r => r.Candidate.Number).ShouldBe([first.Number]);
        var few = (await match.RunAsync(all with { Only = new HashSet<string> { member.Number, first.Number } }, desk.Actor, Ct))[0];

        few.Rows.Select(r => (r.Candidate.Number, r.Rank)).ShouldBe([(first.Number, 1), (member.Number, 0)]);
        few.Desk.Find(member.Number, []).ShouldNotBeNull().Row.Score.Exact.ShouldBe(few.Rows[1].Score.Exact);
    }

    [Fact]
    public async Task Only_teams_and_stations_of_societies_that_run_within_sight_take_needs()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await AssignmentDesk.InAsync(database);
        var expert = await desk.World.ExpertAsync();
        await desk.World.TeamAsync([expert], "未开团", to: StationState.Agreed);
        await desk.World.TeamAsync([expert], "已撤团", to: StationState.Closed);
        await desk.World.TeamAsync([expert], "协议到期团", days: -1);
        await desk.World.TeamAsync([expert], "外地团", holder: desk.World.Guangzhou);
        await desk.World.TeamAsync([expert], "站点", StationKind.ServiceSite);
        await desk.World.TeamAsync([], "无专家团");
        await desk.World.NeedAsync();
        (await desk.MakeAsync(ToTeams)).Outcome!.Unserved.ShouldHaveSingleItem().Reason.ShouldBe(AssignmentOutcome.LeftReason.NoCandidate);

        var station = await desk.World.TeamAsync([expert], "学会服务站", StationKind.SocietyStation);

        (await desk.MakeAsync(ToTeams)).Outcome!.Rows.ShouldHaveSingleItem().Candidate.ShouldBe(station.Number);
    }

    [Fact]
    public async Task Open_introductions_of_all_members_count_and_who_belongs_to_two_teams_goes_with_the_older()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await AssignmentDesk.InAsync(database);
        var (shared, busy, second) = (await desk.World.ExpertAsync("双栖"), await OfMaterialsAsync(desk, "忙人"), await OfMaterialsAsync(desk, "次选"));
        var (older, younger) = (await desk.World.TeamAsync([shared, busy], "老团"), await desk.World.TeamAsync([shared, second], "新团"));
        await new Road(database).EngageAsync(await desk.World.NeedAsync(), busy, JourneyTo.Proposed);
        var need = await desk.World.NeedAsync();

        var full = await desk.MakeAsync(ToTeams with { TakerCap = 1 });
        var both = await desk.MakeAsync(ToTeams with { TakerCap = 2, PerNeed = 2 });

        full.Outcome!.Rows.Select(r => (r.Need, r.Candidate, r.Member!.Number, r.FirstChoice)).ShouldBe([(need.Number, younger.Number, second.Number, older.Number)]);
        full.Outcome.Prices.ShouldContain(p => p.Kind == RedThread.Assignment.LimitKind.TakerCap && p.Id == older.Number && p.Name == "老团");
        both.Outcome!.Rows.Select(r => (r.Candidate, r.Member!.Number)).ShouldBe([(older.Number, shared.Number), (younger.Number, second.Number)], ignoreOrder: true);
        both.Outcome.Rows.ShouldAllBe(r => r.FirstChoice == null, "the first choice takes the need too");
    }

    [Fact]
    public async Task Who_may_not_be_introduced_for_a_need_leaves_it_to_the_next_member_and_society_and_travel_have_their_caps()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await AssignmentDesk.InAsync(database);
        var (own, lost, rejected) = (await desk.World.ExpertAsync("自家人", f => f with { OrganizationId = desk.World.Firm, OrganizationName = "测试电池有限公司" }), await desk.World.ExpertAsync("谈崩"), await desk.World.ExpertAsync("不合适"));
        var (unasked, next) = (await desk.World.ExpertAsync("未同意", f => f with { HasConsent = false }), await OfMaterialsAsync(desk, "次选"));
        await desk.World.TeamAsync([own, lost, rejected, unasked, next], change: f => f with { RegionCode = "440100" });
        await desk.World.TeamAsync([await OfMaterialsAsync(desk, "同会")], "同学会团", change: f => f with { RegionCode = "440100" });
        var (need, _) = (await desk.World.NeedAsync(), await desk.World.NeedAsync());
        await new Road(database).EngageAsync(need, lost, JourneyTo.Lost);
        await using (var open = database.Open(desk.Scope))
        {
            (await open.The<RejectCandidate>().RunAsync(new(need.Number, rejected.Number, UnsuitableReason.TooEarly, null, 1, 50), desk.Actor, Ct)).Problems.ShouldBeEmpty();
        }

        var plan = await desk.MakeAsync(ToTeams with { PerNeed = 2 });
        var capped = await desk.MakeAsync(ToTeams with { SocietyCap = 1 });
        var home = await desk.MakeAsync(ToTeams with { MostFar = 0 });

        plan.Outcome!.Rows.Where(r => r.Need == need.Number).Select(r => r.Member!.Name).ShouldBe(["次选", "同会"], ignoreOrder: true);
        plan.Outcome.Rows.ShouldAllBe(r => r.IsFar);
        capped.Outcome!.Rows.Count.ShouldBe(1);
        capped.Outcome.Prices.ShouldContain(p => p.Kind == RedThread.Assignment.LimitKind.SocietyCap && p.Name == "测试理工大学" && p.Served == 1);
        home.Outcome!.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Adopting_introduces_the_member_and_the_journal_names_the_team()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await AssignmentDesk.InAsync(database);
        var (expert, leaving) = (await desk.World.ExpertAsync(), await OfMaterialsAsync(desk, "将离团"));
        var (team, other) = (await desk.World.TeamAsync([expert]), await desk.World.TeamAsync([leaving], "将散的团"));
        var need = await desk.World.NeedAsync();
        var plan = await desk.MakeAsync(ToTeams with { PerNeed = 2 });
        var pairs = plan.Outcome!.Rows.Select(AdoptAssignment.KeyOf).ToList();
        pairs.ShouldBe([$"{need.Number}/{team.Number}", $"{need.Number}/{other.Number}"], ignoreOrder: true);
        var row = plan.Outcome.Rows.Single(r => r.Candidate == team.Number);
        await using (var change = database.Open())
        {
            var member = await change.Db.Stations.Where(s => s.Id == other.Id).SelectMany(s => s.Members).SingleAsync(m => m.ExpertNumber == leaving.Number, Ct);
            (await change.The<ChangeMembers>().RemoveAsync(other.Number, other.Version, member.Id, desk.Actor, Ct)).Problems.ShouldBeEmpty();
        }

        (await desk.AdoptAsync(plan, AdoptAssignment.Way.Give, pairs, null)).Problems.ShouldHaveSingleItem().Code.ShouldBe("choice.unknown");
        (await desk.AdoptAsync(plan, AdoptAssignment.Way.Keep, pairs, null)).Value.Done.ShouldBe(1);
        var adopted = (await desk.AdoptAsync(plan, AdoptAssignment.Way.Propose, pairs, "电话征求双方意见")).Value;

        adopted.LeftOut.ShouldHaveSingleItem().Why.Code.ShouldBe("assignment.team-gone");
        await using var open = database.Open();
        var engagement = await open.Db.Engagements.SingleAsync(Ct);
        (engagement.NeedId, engagement.ExpertId, engagement.Origin, engagement.MatchScore).ShouldBe((need.Id, expert.Id, EngagementOrigin.Match, row.Score));
        var lines = await open.Db.Journal.Where(j => j.Verb == "Proposed" || j.Verb == "CandidateKept").OrderBy(j => j.Sequence).Select(j => j.After!).ToListAsync(Ct); // why: both say what they did
        lines.Count.ShouldBe(2);
        lines.ShouldAllBe(l => l.Contains($"\"Candidate\":\"{expert.Number}\"", StringComparison.Ordinal) && l.Contains($"\"Team\":\"{team.Number}\"", StringComparison.Ordinal) && l.Contains(plan.Run.Number, StringComparison.Ordinal));
        (await open.Db.Verdicts.SingleAsync(Ct)).ShouldSatisfyAllConditions(v => v.CandidateId.ShouldBe(expert.Id.Value), v => v.Kind.ShouldBe(VerdictKind.Kept), v => v.Rank.ShouldBe(row.Member!.Place)); // why: a team takes it
        (await AssignmentDetail.LoadAsync(open.Db, plan.Run.Number, Ct))!.InWork.ShouldBe(new Dictionary<string, string> { [need.Number] = engagement.Number }); // why: the plan is there
    }

    /// <summary>An expert who answers the need less than the usual one.</summary>
    private static Task<Expert> OfMaterialsAsync(AssignmentDesk desk, string name) => desk.World.ExpertAsync(name, f => f with { ResearchDirections = "高镍三元动力电池的梯次利用" });
}
