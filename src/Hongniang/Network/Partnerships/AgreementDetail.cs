using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Partnerships;

/// <summary>One agreement as its page shows it: what was agreed, between whom, for how long, and what it goes on from.</summary>
/// <param name="Unit">Our side, and <paramref name="Partner"/> the other, as far as the reader may see them.</param>
/// <param name="Renews">The number of the agreement that it goes on from.</param>
/// <param name="RenewedBy">The number of the one that goes on from it.</param>
public sealed record AgreementDetail(Agreement Agreement, string Partnership, int PartnershipVersion, AgreementDetail.Side? Unit, AgreementDetail.Side? Partner, string HolderName, AgreementDetail.Paper? File, string? Renews, string? RenewedBy)
{
    public sealed record Side(string Number, string Name);

    public sealed record Paper(string Name, long Length);

    /// <summary>Why the reader may not end it; null when allowed.</summary>
    public Problem? ReasonNotToEnd { get; init; }

    /// <summary>Why the reader may not record one that goes on from it: also from one that has lapsed it may go on; null when allowed.</summary>
    public Problem? ReasonNotToRenew { get; init; }

    /// <summary>Whether it ends within the days of notice, or has ended, and nothing goes on from it.</summary>
    public bool IsLapsing(DateOnly today) => Agreement.EndedOn is null && RenewedBy is null && Agreement.ValidUntil is { } until && until <= today.AddDays(PartnershipRules.NoticeDays);

    /// <summary>Null when there is none, or it is not the reader's to see. At most six queries.</summary>
    public static async Task<AgreementDetail?> LoadAsync(HongniangDb db, string number, DateOnly today, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.Agreements.AsNoTracking().SingleOrDefaultAsync(a => a.Number == number, ct) is not { } agreement
            || await db.Partnerships.AsNoTracking().SingleOrDefaultAsync(p => p.Id == agreement.PartnershipId, ct) is not { } partnership)
        {
            return null;
        }

        var sides = await db.Organizations.AsNoTracking().Where(o => o.Id == partnership.UnitId || o.Id == partnership.PartnerId).Select(o => new { o.Id, Side = new Side(o.Number, o.Name) }).ToDictionaryAsync(o => o.Id, o => o.Side, ct);
        var names = await OrganizationLookup.NamesAsync(db, [agreement.HolderId], ct);
        var file = agreement.FileId is { } paper ? await db.Files.Where(f => f.Id == paper).Select(f => new Paper(f.Name, f.Length)).SingleOrDefaultAsync(ct) : null;
        var line = await db.Agreements.AsNoTracking().Where(a => a.Id == agreement.RenewsId || a.RenewsId == agreement.Id).OrderBy(a => a.Number).Select(a => new { a.Id, a.Number }).ToListAsync(ct);
        var reasonNotToRenew = PartnershipRules.ReasonNotToWork(db.Scope, agreement.HolderId, actor) ?? (partnership.IsActive ? null : PartnershipDesk.Ended());
        return new AgreementDetail(
            agreement, partnership.Number, partnership.Version, sides.GetValueOrDefault(partnership.UnitId), sides.GetValueOrDefault(partnership.PartnerId), names.GetValueOrDefault(agreement.HolderId, ""), file,
            line.Find(a => a.Id == agreement.RenewsId)?.Number, line.Find(a => a.Id != agreement.RenewsId)?.Number)
        {
            ReasonNotToRenew = reasonNotToRenew,
            ReasonNotToEnd = reasonNotToRenew ?? (agreement.IsValid(today) ? null : new Problem("agreement.over", "This agreement does not hold any more.")),
        };
    }
}
