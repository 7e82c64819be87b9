using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Hongniang.Network.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>Introductions to a partner's experts and achievements count as things done together.</summary>
internal sealed class IntroductionsOfPartner(HongniangDb db, AssociationClock clock) : ICooperationRecords
{
    public async Task<IReadOnlyList<Cooperation>> SinceAsync(string region, OrganizationId partner, DateOnly since, CancellationToken ct)
    {
        var prefix = Regions.PrefixOf(region);
        var local = since.ToDateTime(TimeOnly.MinValue);
        var from = new DateTimeOffset(local, clock.Zone.GetUtcOffset(local));
        var rows = await db.Engagements.AsNoTracking().Where(e => e.SupplyOrganizationId == partner && e.IntroducedAt >= from && db.Organizations.Any(o => o.Id == e.HolderId && o.RegionCode.StartsWith(prefix)))
            .OrderByDescending(e => e.IntroducedAt).ThenBy(e => e.Number).Select(e => new { e.Number, At = e.IntroducedAt!.Value /* why: asked just before */ }).ToListAsync(ct);
        return [.. rows.Select(r => new Cooperation(r.Number, clock.DayOf(r.At)))];
    }
}
