using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Imports;

/// <summary>The imports within the reader's sight, the latest first. Three queries, however many rows.</summary>
public static class ImportList
{
    public sealed record Row(
        string Number, string Subject, string FileName, Guid HolderId, string CreatedByName, DateTimeOffset CreatedAt, RunState State, bool IsConfirmed, int TotalRows, int DoneRows,
        int Added, int Unchanged, int PossibleDuplicates, int Refused)
    {
        public string HolderName { get; init; } = "";
    }

    public static async Task<Paged<Row>> LoadAsync(HongniangDb db, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var total = await db.ImportRuns.CountAsync(ct);
        var rows = await db.ImportRuns.AsNoTracking().OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id).Skip(page.Skip).Take(page.Take)
            .Select(r => new Row(r.Number, r.Subject, r.FileName, r.HolderId, r.CreatedByName, r.CreatedAt, r.State, r.Mapping != null, r.TotalRows, r.DoneRows,
                r.Added, r.Unchanged, r.PossibleDuplicates, r.Refused)).ToListAsync(ct);
        var names = await OrganizationLookup.NamesAsync(db, rows.Select(r => new OrganizationId(r.HolderId)), ct);
        return new Paged<Row>([.. rows.Select(r => r with { HolderName = names.GetValueOrDefault(new OrganizationId(r.HolderId), "") })], total, page);
    }
}
