using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Matching.Learning;

/// <summary>The learnt rankings in the reader's sight, the newest first. Three queries.</summary>
public static class ModelList
{
    public sealed record Row(RankingModel Model, string HolderName);

    public static async Task<Paged<Row>> LoadAsync(HongniangDb db, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var total = await db.RankingModels.CountAsync(ct);
        var rows = await db.RankingModels.AsNoTracking().OrderByDescending(m => m.MadeAt).ThenByDescending(m => m.Id).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        var holders = rows.Select(m => m.HolderId).Distinct().ToList();
        var names = await db.Organizations.IgnoreQueryFilters() /* why: an association's name is no secret, and those who watch over the system see no records */
            .Where(o => holders.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        return new Paged<Row>([.. rows.Select(m => new Row(m, names.GetValueOrDefault(m.HolderId, "")))], total, page);
    }
}
