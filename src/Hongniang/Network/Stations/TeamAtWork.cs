using Hongniang.Access;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Stations;

/// <summary>People whom a society leads and who can be sent where a need is: a service team or a station of a society that runs, within its agreement, with experts of the library among its members.</summary>
/// <param name="SocietyName">Empty where no society leads it, or not one that the reader may see.</param>
/// <param name="Experts">The numbers of those members who are in the library of experts.</param>
public sealed record TeamAtWork(string Number, string Name, string RegionCode, OrganizationId? SocietyId, string SocietyName, IReadOnlySet<string> Experts)
{
    /// <summary>Those in the reader's sight, by number: the oldest first. One query.</summary>
    public static async Task<IReadOnlyList<TeamAtWork>> LoadAsync(HongniangDb db, DateOnly today, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = await db.Stations.AsNoTracking()
            .Where(s => (s.Kind == StationKind.ServiceTeam || s.Kind == StationKind.SocietyStation) && s.State == StationState.Running && (s.RunsUntil == null || s.RunsUntil >= today))
            .Select(s => new
            {
                s.Number, s.Name, s.RegionCode, s.SocietyId, Society = db.Organizations.Where(o => o.Id == s.SocietyId).Select(o => o.Name).FirstOrDefault(),
                Experts = s.Members.Where(m => m.ExpertNumber != null).Select(m => m.ExpertNumber).ToList(),
            }).ToListAsync(ct);
        return
        [
            .. found.Where(s => s.Experts.Count > 0).OrderBy(s => s.Number, StringComparer.Ordinal)
                .Select(s => new TeamAtWork(s.Number, s.Name, s.RegionCode, s.SocietyId, s.Society ?? "", s.Experts.OfType<string>().ToHashSet(StringComparer.Ordinal))),
        ];
    }
}
