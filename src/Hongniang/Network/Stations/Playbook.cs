using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Stations;

/// <summary>How a proven station works, for others to copy: read by the staff of the whole network, because writing it is sharing it. Of the stations that copy it the reader sees those in his sight; all are counted.</summary>
public sealed record Playbook(Guid Id, string Number, string StationName, string HolderName, MaturityLevel? Maturity, string Text, int Adoptions, int Running)
{
    /// <param name="State">How far the copy is on its way.</param>
    public sealed record Adoption(string Number, string Name, StationState State, string RegionCode, MaturityLevel? Maturity, int Services);

    /// <summary>Those with the most copies first. Two queries.</summary>
    public static async Task<Paged<Playbook>> ListAsync(HongniangDb db, Page page, CancellationToken ct)
    {
        var all = Written(db);
        var total = await all.CountAsync(ct);
        var sorted = all.OrderByDescending(s => db.Stations.Count(c => c.CopiedFromId == s.Id && c.State != StationState.NotSelected)).ThenBy(s => s.Number);
        return new Paged<Playbook>(await Rows(db, sorted.Skip(page.Skip).Take(page.Take)).ToListAsync(ct), total, page);
    }

    /// <summary>Null when that station has none.</summary>
    public static Task<Playbook?> FindAsync(HongniangDb db, string number, CancellationToken ct) => Rows(db, Written(db).Where(s => s.Number == number)).SingleOrDefaultAsync(ct);

    /// <summary>The copies within the reader's sight.</summary>
    public static Task<List<Adoption>> AdoptionsAsync(HongniangDb db, Guid playbook, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Stations.AsNoTracking().Where(s => s.CopiedFromId == playbook).OrderBy(s => s.Number).Select(s => new Adoption(s.Number, s.Name, s.State, s.RegionCode, s.Maturity, s.Services.Count)).Take(100).ToListAsync(ct);
    }

    private static IQueryable<ServiceStation> Written(HongniangDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Stations.IgnoreQueryFilters() /* why: a playbook is written for the whole network; nothing else of the station is told */.AsNoTracking().Where(s => s.Playbook != null && db.Scope.IsStaff);
    }

    private static IQueryable<Playbook> Rows(HongniangDb db, IQueryable<ServiceStation> stations) => stations.Select(s => new Playbook(
        s.Id, s.Number, s.Name, db.Organizations.Where(o => o.Id == s.HolderId).Select(o => o.Name).First(), s.Maturity, s.Playbook!, // why: asked before
        db.Stations.Count(c => c.CopiedFromId == s.Id && c.State != StationState.NotSelected), db.Stations.Count(c => c.CopiedFromId == s.Id && c.State == StationState.Running)));
}
