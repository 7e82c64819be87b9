using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Partnerships;

/// <summary>What the page of a unit says of its partnerships. Each count is the list with that filter.</summary>
/// <param name="Counts">Of the partnerships in which the unit is our side, without those that count nothing; empty when it has none.</param>
/// <param name="AsPartner">The latest of those in which it is the partner.</param>
public sealed record PartnershipsOfUnit(IReadOnlyList<PartnershipsOfUnit.Counted> Counts, IReadOnlyList<PartnershipsOfUnit.Row> AsPartner)
{
    private const int Most = 6;

    /// <param name="Title">A word's key.</param>
    public sealed record Counted(string Title, PartnershipList.Filter Filter, int Count);

    public sealed record Row(string Number, string UnitName, PartnershipLevel Level);

    public bool IsEmpty => Counts.Count == 0 && AsPartner.Count == 0;

    /// <summary>Six queries.</summary>
    public static async Task<PartnershipsOfUnit> LoadAsync(HongniangDb db, OrganizationId unit, string number, DateOnly today, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var all = new PartnershipList.Filter(Unit: number);
        List<Counted> counts = [];
        foreach (var (title, filter) in new[]
        {
            ("Partners", all),
            ("National societies", all with { PartnerKind = OrganizationKind.Society, PartnerLevel = OrganizationLevel.National }),
            ("Universities", all with { PartnerKind = OrganizationKind.University }),
            ("With a strategic agreement that holds", all with { Agreement = PartnershipList.Paperwork.Strategic }),
            ("Agreement lapses within 90 days, or lapsed", all with { Agreement = PartnershipList.Paperwork.Expiring }),
        })
        {
            counts.Add(new Counted(title, filter, await PartnershipList.CountAsync(db, filter, today, ct)));
        }

        var asPartner = await db.Partnerships.AsNoTracking().Where(p => p.PartnerId == unit && p.EndedOn == null).OrderByDescending(p => p.Number)
            .Select(p => new Row(p.Number, db.Organizations.Where(o => o.Id == p.UnitId).Select(o => o.Name).FirstOrDefault() ?? "–", p.Level)).Take(Most).ToListAsync(ct);
        return new PartnershipsOfUnit([.. counts.Where(c => c.Count > 0)], asPartner);
    }
}
