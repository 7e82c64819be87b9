using Hongniang.Access;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network;

/// <summary>Works out what an account may see: its association's subtree, its enterprise, or its own expert record.</summary>
public static class ReadScope
{
    /// <remarks>Two small queries; associations number some hundreds even with towns, so the tree is walked in memory.</remarks>
    public static async Task<Scope> OfAsync(HongniangDb db, Account account, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(account);
        if (!account.Role.IsStaff() && !account.Role.IsDuty())
        {
            return account.Role is Role.Expert ? new Scope { OwnExpert = account.ExpertKey }
                : new Scope { Own = account.OrganizationId, SeesOpenResults = account.Role.SeesOpenResults() };
        }

        return await OfAssociationAsync(db, account.OrganizationId, account.Role.IsDuty(), ct);
    }

    /// <summary>What the staff of an association may see: its subtree; everything at the top. Nothing where there is no such association. One query.</summary>
    public static Task<Scope> OfAssociationAsync(HongniangDb db, OrganizationId association, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return OfAssociationAsync(db, association, isDuty: false, ct);
    }

    private static async Task<Scope> OfAssociationAsync(HongniangDb db, OrganizationId? association, bool isDuty, CancellationToken ct)
    {
        var associations = await db.Organizations.IgnoreQueryFilters() /* why: the scope itself is worked out here */.Where(o => o.Kind == OrganizationKind.Association)
            .Select(o => new { o.Id, o.ParentId }).ToListAsync(ct);
        var children = associations.ToLookup(o => o.ParentId, o => o.Id);
        var own = associations.Find(o => o.Id == association);
        if (own is null)
        {
            return Scope.Nothing;
        }

        if (own.ParentId is null && !isDuty)
        {
            return Scope.Everything with { Territory = [own.Id] };
        }

        List<OrganizationId> territory = [own.Id];
        for (var i = 0; i < territory.Count; i++)
        {
            territory.AddRange(children[territory[i]]);
        }

        return isDuty ? new Scope { Watched = [.. territory] } : new Scope { IsStaff = true, Territory = [.. territory] };
    }
}
