using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Stations;

/// <summary>One team, station or site as its page shows it to one reader.</summary>
/// <param name="Station">Everything that is written of it.</param>
/// <param name="Parties">The units of the four parts, as far as the reader may see them.</param>
public sealed record StationDetail(ServiceStation Station, string HolderName, IReadOnlyList<StationDetail.Party> Parties, StationDetail.Paper? File, StationMaturity.Evidence Evidence, Problem? ReasonNotToWork, Problem? ReasonNotToScore)
{
    /// <param name="Part">A word's key: <c>Part.Society</c>.</param>
    /// <param name="Number">Of the unit's page; null where nobody fills the part, or the reader may not see who does.</param>
    public sealed record Party(string Part, bool IsFilled, string? Number, string? Name);

    public sealed record Paper(string Name, long Length);

    public sealed record Original(string Number, string Name);

    /// <summary>The station whose playbook this one follows.</summary>
    public Original? CopiedFrom { get; init; }

    /// <summary>Enterprises served, the most served first.</summary>
    public IReadOnlyList<(string Name, int Times)> Enterprises =>
        [.. Station.Services.Where(s => s.EnterpriseName is not null).GroupBy(s => s.EnterpriseName!, StringComparer.Ordinal).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2).ThenBy(g => g.Key, StringComparer.Ordinal)]; // why: filtered just before

    /// <summary>Null when it does not exist or is not the reader's to see. The number of queries is constant.</summary>
    public static async Task<StationDetail?> LoadAsync(HongniangDb db, string number, DateOnly today, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var station = await db.Stations.AsNoTracking().Include(s => s.Members).Include(s => s.ScoreSheets).Include(s => s.Services).AsSplitQuery().SingleOrDefaultAsync(s => s.Number == number, ct);
        if (station is null)
        {
            return null;
        }

        var ids = new[] { station.SocietyId, station.UniversityId, station.HostId, station.GovernmentId }.OfType<OrganizationId>().ToList();
        var units = await db.Organizations.AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Number, o.Name }).ToDictionaryAsync(o => o.Id, ct);
        Party Of(string part, OrganizationId? id)
        {
            var unit = id is { } known ? units.GetValueOrDefault(known) : null;
            return new Party(part, id is not null, unit?.Number, unit?.Name);
        }

        var holder = (await OrganizationLookup.NamesAsync(db, [station.HolderId], ct)).GetValueOrDefault(station.HolderId, "");
        var file = station.FileId is { } fileId ? await db.Files.Where(f => f.Id == fileId).Select(f => new Paper(f.Name, f.Length)).SingleOrDefaultAsync(ct) : null;
        var original = station.CopiedFromId is { } copied
            ? await db.Stations.IgnoreQueryFilters() /* why: a playbook is written for the whole network */.Where(s => s.Id == copied && s.Playbook != null).Select(s => new Original(s.Number, s.Name)).SingleOrDefaultAsync(ct) : null;
        return new StationDetail(
            station, holder, [Of("Part.Society", station.SocietyId), Of("Part.University", station.UniversityId), Of("Part.Host", station.HostId), Of("Part.Government", station.GovernmentId)], file,
            StationMaturity.EvidenceOf(station, today), StationRules.ReasonNotToWork(db.Scope, station.HolderId, actor), StationRules.ReasonNotToScore(db.Scope, station, actor)) { CopiedFrom = original };
    }

    /// <summary>The paper of the agreement; null when there is none that the reader may see.</summary>
    public static Task<StoredFile?> FileAsync(HongniangDb db, string number, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Stations.AsNoTracking().Where(s => s.Number == number && s.FileId != null).SelectMany(s => db.Files.Where(f => f.Id == s.FileId)).AsNoTracking().SingleOrDefaultAsync(ct);
    }
}
