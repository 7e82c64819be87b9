using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Matching.Learning;

/// <summary>Which learnt ranking counts for the needs of which association: its own, or that of the nearest above it.</summary>
internal static class ModelsInUse
{
    /// <summary>One query where nothing was learnt, two otherwise.</summary>
    public static async Task<IReadOnlyDictionary<OrganizationId, LearnedModel>> LoadAsync(HongniangDb db, CancellationToken ct)
    {
        var stored = await db.RankingModels.AsNoTracking().Where(m => m.State == ModelState.InUse).Select(m => new { m.HolderId, m.Content, m.Sha256 }).ToListAsync(ct);
        var models = stored.Select(m => (m.HolderId, Model: LearnedModel.Read(m.Content, m.Sha256))).Where(m => m.Model is not null).ToDictionary(m => m.HolderId, m => m.Model!); // why: asked before
        if (models.Count == 0)
        {
            return models;
        }

        var parents = await db.Organizations.AsNoTracking().Where(o => o.Kind == OrganizationKind.Association).Select(o => new { o.Id, o.ParentId }).ToDictionaryAsync(o => o.Id, o => o.ParentId, ct);
        Dictionary<OrganizationId, LearnedModel> found = [];
        foreach (var association in parents.Keys)
        {
            OrganizationId? at = association;
            for (var steps = 0; at is { } id && steps <= parents.Count; steps++, at = parents.GetValueOrDefault(id))
            {
                if (models.TryGetValue(id, out var model))
                {
                    found[association] = model;
                    break;
                }
            }
        }

        return found;
    }
}
