using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching;
using Hongniang.Needs;
using Hongniang.Network.Stations;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements.Assigning;

/// <summary>Which teams may take which needs: a team suits a need as well as the member who suits it best, and this member is whom adopting introduces.</summary>
internal sealed class TeamTaking
{
    private const int ExpertsAtOnce = 400;

    private readonly Dictionary<string, (PossibleTaker Taker, string RegionCode)> _teamOf;

    private TeamTaking(Dictionary<string, (PossibleTaker Taker, string RegionCode)> teamOf) => (_teamOf, Experts) = (teamOf, teamOf.Keys.ToHashSet(StringComparer.Ordinal));

    /// <summary>The numbers of all experts who may be introduced through a team.</summary>
    public IReadOnlySet<string> Experts { get; }

    /// <param name="loads">Introductions that each expert has open already.</param>
    public static async Task<TeamTaking> LoadAsync(HongniangDb db, AssignmentSettings settings, IReadOnlyDictionary<Guid, int> loads, AssociationClock clock, CancellationToken ct)
    {
        var teams = await TeamAtWork.LoadAsync(db, clock.Today, ct);
        var open = await OpenAsync(db, teams.SelectMany(t => t.Experts).Distinct(StringComparer.Ordinal), loads, ct);
        Dictionary<string, (PossibleTaker Taker, string RegionCode)> teamOf = new(StringComparer.Ordinal);
        foreach (var team in teams)
        {
            // Who belongs to several goes with the oldest: nobody is introduced twice for one need, and each open introduction counts once.
            var own = team.Experts.Where(e => !teamOf.ContainsKey(e)).ToList();
            var taker = new PossibleTaker(
                team.Number, team.Name, team.SocietyName, team.SocietyId?.Value.ToString() ?? "", Math.Max(0, settings.TakerCap - own.Sum(e => open.GetValueOrDefault(e))));
            foreach (var expert in own)
            {
                teamOf.Add(expert, (taker, team.RegionCode));
            }
        }

        return new TeamTaking(teamOf);
    }

    /// <summary>Of each team the best member, the best team first.</summary>
    /// <param name="members">Who may be introduced for one need, in order of score.</param>
    /// <param name="most">At most so many teams.</param>
    public MatchList BestOf(MatchList members, int most) => members with { Rows = [.. members.Rows.DistinctBy(r => _teamOf[r.Candidate.Number].Taker.Number).Take(most)] };

    /// <summary>One list per need, in their order; the best team first.</summary>
    /// <param name="lists">The best members for each need.</param>
    public IReadOnlyList<IReadOnlyList<PossibleRow>> Rows(IReadOnlyList<Need> needs, IReadOnlyList<MatchList> lists) =>
        [.. needs.Select((n, i) => lists[i].Rows.Select((r, before) => Row(n, lists[i].Desk, r, before + 1)).ToList())];

    private PossibleRow Row(Need need, MatchDesk desk, MatchRow member, int place)
    {
        var (taker, region) = _teamOf[member.Candidate.Number];
        return new PossibleRow(taker, member.Score.Points, place, AssignmentMaking.IsFar(need, region), () => PossibleRow.Story.Of(desk, member) with
        {
            Member = new AssignmentOutcome.Person(member.Candidate.Number, member.Candidate.Name ?? "", member.Candidate.OrganizationName, member.Rank > 0 ? member.Rank : null),
        });
    }

    /// <summary>How many introductions each of them has open, by number.</summary>
    private static async Task<Dictionary<string, int>> OpenAsync(HongniangDb db, IEnumerable<string> experts, IReadOnlyDictionary<Guid, int> loads, CancellationToken ct)
    {
        Dictionary<string, int> open = new(StringComparer.Ordinal);
        foreach (var numbers in experts.Chunk(ExpertsAtOnce))
        {
            await db.Experts.IgnoreQueryFilters().AsNoTracking() // why: a team's time is taken, also by a member whom the reader may not see
                .Where(e => numbers.Contains(e.Number)).Select(e => new { e.Number, Id = e.Id.Value }).ForEachAsync(e => open[e.Number] = loads.GetValueOrDefault(e.Id), ct);
        }

        return open;
    }
}
