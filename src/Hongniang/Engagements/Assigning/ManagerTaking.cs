using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching;
using Hongniang.Matching.Indexing;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Network.Managers;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements.Assigning;

/// <summary>Which technology managers may take which needs, and how well each pair suits: those of the register who work with an account, in the sight of whoever asked.</summary>
internal sealed class ManagerTaking(HongniangDb db, MatchIndexes indexes, AssociationClock clock)
{
    /// <summary>So many like needs are asked for who had them.</summary>
    private const int LikeNeeds = 50;

    private sealed record Person(TechnologyManager Entry, Guid Account, OrganizationId Organization, PossibleTaker Taker, ManagerFit.Person Fit);

    /// <summary>One list per need, in their order; the best first. A fixed number of queries.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<PossibleRow>>> RunAsync(AssignmentSettings settings, IReadOnlyList<Need> needs, CancellationToken ct)
    {
        var set = await indexes.GetAsync(ct);
        var people = await PeopleAsync(settings, ct);
        var above = await Matchmakers.AboveAsync(db, ct);
        var cases = await CasesAsync(people, ct);
        return await Task.Run(() => needs.Select(n => Rank(settings, n, people, above, CasesLike(set, n, cases, ct))).ToList(), ct);
    }

    private async Task<List<Person>> PeopleAsync(AssignmentSettings settings, CancellationToken ct)
    {
        var entries = await db.TechnologyManagers.AsNoTracking().Where(m => m.LeftOn == null)
            .Join(db.Users.Where(a => a.ClosedAt == null && (a.Role == Role.TechnologyManager || a.Role == Role.Officer)), m => m.AccountId, a => a.Id, (m, a) => new { Entry = m, a.Id, a.OrganizationId }).ToListAsync(ct);
        var loads = await ManagerLoads.OfAsync(db, entries.Select(e => e.Id), everywhere: true, ct);
        var names = await OrganizationLookup.NamesAsync(db, entries.Select(e => e.OrganizationId), ct);
        return
        [
            .. entries.OrderBy(e => e.Entry.Number, StringComparer.Ordinal).Select(e => new Person(
                e.Entry, e.Id, e.OrganizationId,
                new PossibleTaker(
                    e.Entry.Number, e.Entry.Name, names.GetValueOrDefault(e.OrganizationId, ""), e.OrganizationId.Value.ToString(),
                    Math.Clamp(e.Entry.LoadCap - loads.GetValueOrDefault(e.Id, ManagerLoads.Load.None).Total, 0, settings.TakerCap)),
                new ManagerFit.Person(e.Entry.Fields, e.Entry.RegionCode, ManagerRules.StandingOf(e.Entry.Level, e.Entry.CertifiedUntil, clock.Today) is CertificateStanding.Ended ? null : e.Entry.Level))),
        ];
    }

    /// <summary>What was in whose hands, as far as whoever asked may see it: the number of the need → account and ending, the best ending of each.</summary>
    private async Task<ILookup<string, (Guid Account, TakerReason Ending)>> CasesAsync(List<Person> people, CancellationToken ct)
    {
        var accounts = people.Select(p => (Guid?)p.Account).ToList();
        var had = await db.Engagements.AsNoTracking().Where(e => accounts.Contains(e.MatchmakerId))
            .Join(db.Needs, e => e.NeedId, n => n.Id, (e, n) => new { n.Number, e.MatchmakerId, e.Stage, IsIntroduced = e.IntroducedAt != null }).ToListAsync(ct);
        return had.Select(h => (h.Number, Account: h.MatchmakerId!.Value /* why: in the list */,
                Ending: h.Stage is EngagementStage.Signed ? TakerReason.CaseSigned : h.IsIntroduced && h.Stage is not EngagementStage.Lost ? TakerReason.CaseIntroduced : TakerReason.CaseHad))
            .GroupBy(h => (h.Number, h.Account)).Select(g => (g.Key.Number, g.Key.Account, Ending: g.Min(h => h.Ending))).ToLookup(h => h.Number, h => (h.Account, h.Ending), StringComparer.Ordinal);
    }

    private static ILookup<Guid, ManagerFit.Case> CasesLike(IndexSet set, Need need, ILookup<string, (Guid Account, TakerReason Ending)> cases, CancellationToken ct) =>
        cases.Count == 0 ? Array.Empty<ManagerFit.Case>().ToLookup(_ => Guid.Empty)
        : set.NeedTexts.Search(MatchSubject.Of(need).Query, LikeNeeds, id => id != need.Number && cases.Contains(id), ct)
            .SelectMany(h => cases[h.Id].Select(c => (c.Account, Case: new ManagerFit.Case(h.Id, (int)Math.Round(100 * Math.Min(1, h.Normalized)), c.Ending)))).ToLookup(c => c.Account, c => c.Case);

    private static IReadOnlyList<PossibleRow> Rank(AssignmentSettings settings, Need need, List<Person> people, Dictionary<OrganizationId, OrganizationId?> above, ILookup<Guid, ManagerFit.Case> cases)
    {
        var path = Matchmakers.PathOf(need.HolderId, above);
        var found = people.Where(p => path.Contains(p.Organization) && (need.EnterpriseId is null || p.Entry.EmployerId != need.EnterpriseId))
            .Select(p => (Person: p, Parts: ManagerFit.Of(need.IndustryCode, need.RegionCode, p.Fit, cases[p.Account])))
            .Where(p => p.Parts is not null && p.Parts.Sum(x => x.Points) >= settings.LeastScore)
            .Select(p => (p.Person, Parts: p.Parts! /* why: filtered above */, Points: p.Parts!.Sum(x => x.Points)))
            .OrderByDescending(p => p.Points).ThenBy(p => p.Person.Taker.Number, StringComparer.Ordinal);
        return [.. found.Select((p, i) => new PossibleRow(
            p.Person.Taker, p.Points, i + 1, Places.Nearness(need.RegionCode, p.Person.Fit.RegionCode) < RegionNearness.SameCity, () => new PossibleRow.Story([], null, p.Parts)))];
    }
}
