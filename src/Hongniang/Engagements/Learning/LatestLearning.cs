using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements.Learning;

/// <summary>The last time that an association learnt, with what came of it. One query.</summary>
/// <param name="Model">The serial of the model; null where none came of it.</param>
/// <param name="IsBetter">Whether that one was better on held-out needs.</param>
public sealed record LatestLearning(LearningRun Run, int? Model, bool IsBetter)
{
    public static async Task<LatestLearning?> LoadAsync(HongniangDb db, OrganizationId holder, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = await db.LearningRuns.AsNoTracking().Where(r => r.HolderId == holder).OrderByDescending(r => r.Serial)
            .Select(r => new { Run = r, Model = db.RankingModels.Where(m => m.Id == r.ModelId).Select(m => new { m.Serial, m.GainLow }).FirstOrDefault() }).FirstOrDefaultAsync(ct);
        return found is null ? null : new LatestLearning(found.Run, found.Model?.Serial, found.Model?.GainLow > 0);
    }
}
