using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network;

/// <summary>Checks of an organisation's facts that need the register: its place in the tree, and that it is not there already.</summary>
internal static class OrganizationDesk
{
    public static async Task<IReadOnlyList<Problem>> PlaceProblemsAsync(HongniangDb db, Organization? present, Organization.Facts facts, CancellationToken ct)
    {
        var checks = new FactChecks();
        var own = present?.Id ?? default;
        if (facts.Kind is not OrganizationKind.Association && facts.HolderId is { } holder && holder != present?.HolderId)
        {
            checks.Add(await Holding.ReasonNotToHoldAsync(db, holder, ct));
        }

        if (facts.Kind is OrganizationKind.Association && facts.ParentId != present?.ParentId)
        {
            checks.Add(facts.ParentId is { } parent && parent != own && await Holding.ReasonNotToHoldAsync(db, parent, ct) is null
                ? null
                : new Problem("organization.parent", "Choose the association above it, within your own territory.", nameof(facts.ParentId)));
        }

        if (present is not null && (facts.Kind is OrganizationKind.Association) != present.IsAssociation)
        {
            checks.Add(new Problem("organization.kind", "An association stays an association, and other units do not become one.", nameof(facts.Kind)));
        }

        // Another territory's enterprise is out of sight, but its code and name are taken all the same.
        var others = db.Organizations.IgnoreQueryFilters().Where(o => o.Id != own);
        if (!string.IsNullOrEmpty(facts.Uscc) && await others.Where(o => o.Uscc == facts.Uscc).Select(o => o.Number).FirstOrDefaultAsync(ct) is { } sameCode)
        {
            checks.Add(new Problem("organization.same-code", "This unified social credit code is registered already: {0}.", nameof(facts.Uscc), sameCode));
        }
        else if (await others.Where(o => o.Name == facts.Name && (o.MergedIntoId == null || o.MergedIntoId != own)) // what was merged into this unit may lend it its name
            .Select(o => others.Where(kept => kept.Id == o.MergedIntoId).Select(kept => kept.Number).FirstOrDefault() ?? o.Number).FirstOrDefaultAsync(ct) is { } sameName)
        {
            checks.Add(new Problem("organization.same-name", "An organisation of this name is registered already: {0}.", nameof(facts.Name), sameName));
        }

        return checks.Problems;
    }
}
