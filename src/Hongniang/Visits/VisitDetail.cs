using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Needs;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Visits;

/// <summary>One visit as its page shows it.</summary>
/// <param name="UnitNumber">The enterprise's number in the register, where the reader may see it.</param>
/// <param name="Needs">What came of it, as far as the reader may see.</param>
public sealed record VisitDetail(Visit Visit, string HolderName, string? UnitNumber, IReadOnlyList<VisitDetail.NeedSeen> Needs)
{
    public sealed record NeedSeen(string Number, string Title, NeedState State);

    public Problem? ReasonNotToChange { get; init; }

    public Problem? ReasonNotToCancel { get; init; }

    public Problem? ReasonNotToReport { get; init; }

    /// <summary>Null when there is none, or it is not the reader's to see. Four queries.</summary>
    public static async Task<VisitDetail?> LoadAsync(HongniangDb db, string number, Actor reader, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(number);
        var wanted = number.ToUpperInvariant();
        if (await db.Visits.AsNoTracking().SingleOrDefaultAsync(v => v.Number == wanted, ct) is not { } visit)
        {
            return null;
        }

        var names = await OrganizationLookup.NamesAsync(db, [visit.HolderId], ct);
        var unit = visit.EnterpriseId is { } id ? await db.Organizations.AsNoTracking().Where(o => o.Id == id).Select(o => o.Number).SingleOrDefaultAsync(ct) : null;
        var needs = await db.Needs.AsNoTracking().Where(n => n.Source == NeedSource.Visit && n.SourceReference == wanted).OrderBy(n => n.Number)
            .Select(n => new NeedSeen(n.Number, n.Title, n.State)).ToListAsync(ct);
        return new VisitDetail(visit, names.GetValueOrDefault(visit.HolderId, ""), unit, needs)
        {
            ReasonNotToChange = VisitRules.ReasonNotToChange(visit, reader, db.Scope),
            ReasonNotToCancel = VisitRules.ReasonNotToCancel(visit, reader, db.Scope),
            ReasonNotToReport = VisitRules.ReasonNotToReport(visit, reader, db.Scope),
        };
    }

    /// <summary>A picture of a visit that the reader may see.</summary>
    public static async Task<StoredFile?> PhotoAsync(HongniangDb db, string number, Guid photo, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var file = await db.Visits.AsNoTracking().Where(v => v.Number == number).SelectMany(v => v.Photos).Where(p => p.Id == photo).Select(p => (Guid?)p.FileId).SingleOrDefaultAsync(ct);
        return file is { } id ? await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct) : null;
    }
}
