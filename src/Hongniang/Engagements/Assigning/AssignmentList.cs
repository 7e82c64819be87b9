using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements.Assigning;

/// <summary>The plans in the reader's sight, the newest first. Two queries.</summary>
public static class AssignmentList
{
    public sealed record Row(string Number, RunState State, DateTimeOffset CreatedAt, string CreatedByName, AssignmentSettings Settings, int TotalNeeds, int AdoptedCount, string? BasedOn);

    public static async Task<Paged<Row>> LoadAsync(HongniangDb db, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var total = await db.AssignmentRuns.CountAsync(ct);
        var rows = await db.AssignmentRuns.AsNoTracking().OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id).Skip(page.Skip).Take(page.Take)
            .Select(r => new { r.Number, r.State, r.CreatedAt, r.CreatedByName, r.Settings, r.TotalNeeds, r.AdoptedCount, r.BasedOn }).ToListAsync(ct);
        return new Paged<Row>([.. rows.Select(r => new Row(r.Number, r.State, r.CreatedAt, r.CreatedByName, AssignmentSettings.Read(r.Settings), r.TotalNeeds, r.AdoptedCount, r.BasedOn))], total, page);
    }
}
