using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Web.Network;

/// <summary>What belongs to one organisation, as far as the reader may see it: people, needs, achievements, experts, engagements, contracts and the units below. Fourteen queries, however much there is.</summary>
/// <remarks>For an association: what it looks after. For any other unit: what is its own.</remarks>
public sealed record OrganizationRecords(
    IReadOnlyList<OrganizationRecords.Person> People, OrganizationRecords.Group<NeedState> Needs, OrganizationRecords.Group<SupplyState> Achievements,
    OrganizationRecords.Group<SupplyState> Experts, OrganizationRecords.Group<EngagementStage> Engagements, OrganizationRecords.Group<ContractKind> Contracts, OrganizationRecords.Group<OrganizationKind> Units)
{
    private const int Most = 6;

    public sealed record Person(string Name, Role Role);

    public sealed record Row<TState>(string Number, string Title, TState State);

    public sealed record Group<TState>(int Total, IReadOnlyList<Row<TState>> Latest);

    public static async Task<OrganizationRecords> LoadAsync(HongniangDb db, OrganizationDetail unit, bool isStaff, CancellationToken ct)
    {
        var (id, holds) = (unit.Id, unit.Facts.Kind is OrganizationKind.Association);
        List<Person> people = !isStaff ? [] : await db.Users.AsNoTracking().Where(a => a.OrganizationId == id).OrderBy(a => a.DisplayName).ThenBy(a => a.Id)
            .Select(a => new Person(a.DisplayName, a.Role)).Take(20).ToListAsync(ct);
        var needs = db.Needs.AsNoTracking().Where(n => holds ? n.HolderId == id : n.EnterpriseId == id);
        var achievements = db.Achievements.AsNoTracking().Where(a => holds ? a.HolderId == id : a.OwnerId == id);
        var experts = db.Experts.AsNoTracking().Where(e => holds ? e.HolderId == id : e.OrganizationId == id);
        var units = db.Organizations.AsNoTracking().Where(o => o.Id != id && (o.ParentId == id || (holds && o.HolderId == id)));
        var engagements = db.Engagements.AsNoTracking().Where(e => holds ? e.HolderId == id : e.EnterpriseId == id || e.SupplyOrganizationId == id);
        var contracts = db.Contracts.AsNoTracking().Where(c => holds ? c.HolderId == id : c.EnterpriseId == id || c.SupplyOrganizationId == id);

        // The title of a need that the reader may not see stays hidden: then the number stands for the engagement.
        var talks = engagements.OrderByDescending(e => e.LastActivityAt).ThenByDescending(e => e.Id)
            .Select(e => new Row<EngagementStage>(e.Number, db.Needs.Where(n => n.Id == e.NeedId).Select(n => n.Title).FirstOrDefault() ?? e.Number, e.Stage));
        return new OrganizationRecords(
            people,
            await OfAsync(needs, needs.OrderByDescending(n => n.UpdatedAt).ThenByDescending(n => n.Id).Select(n => new Row<NeedState>(n.Number, n.Title, n.State)), ct),
            await OfAsync(achievements, achievements.OrderByDescending(a => a.UpdatedAt).ThenByDescending(a => a.Id).Select(a => new Row<SupplyState>(a.Number, a.Title, a.State)), ct),
            await OfAsync(experts, experts.OrderByDescending(e => e.UpdatedAt).ThenByDescending(e => e.Id).Select(e => new Row<SupplyState>(e.Number, e.Name, e.State)), ct),
            await OfAsync(engagements, talks, ct),
            await OfAsync(contracts, contracts.OrderByDescending(c => c.SignedOn).ThenByDescending(c => c.Id).Select(c => new Row<ContractKind>(c.Number, c.Title, c.Kind)), ct),
            await OfAsync(units, units.OrderBy(o => o.Kind == OrganizationKind.Association ? 0 : 1).ThenBy(o => o.RegionCode).ThenBy(o => o.Number).Select(o => new Row<OrganizationKind>(o.Number, o.Name, o.Kind)), ct));
    }

    private static async Task<Group<TState>> OfAsync<T, TState>(IQueryable<T> all, IQueryable<Row<TState>> rows, CancellationToken ct)
    {
        var total = await all.CountAsync(ct);
        return new Group<TState>(total, await rows.Take(Most).ToListAsync(ct));
    }
}
