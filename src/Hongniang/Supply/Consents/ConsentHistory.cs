using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Supply.Consents;

/// <summary>All consents of one expert that passed the reader's scope, the newest first. One query; a person has a handful.</summary>
public static class ConsentHistory
{
    private const int Most = 50;

    public static async Task<IReadOnlyList<ExpertConsent>> LoadAsync(HongniangDb db, ExpertId expert, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.ExpertConsents.AsNoTracking().Where(c => c.ExpertId == expert).OrderByDescending(c => c.RecordedAt).ThenByDescending(c => c.Id).Take(Most).ToListAsync(ct);
    }
}
