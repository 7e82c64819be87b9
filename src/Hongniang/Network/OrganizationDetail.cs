using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network.Merging;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network;

/// <summary>One unit as its page shows it to one reader: facts, place in the tree, masked contact and what the reader may do.</summary>
public sealed record OrganizationDetail
{
    public required OrganizationId Id { get; init; }

    public required string Number { get; init; }

    public required int Version { get; init; }

    /// <summary>What the register says; its contact fields are empty, see <see cref="Contact"/>.</summary>
    public required Organization.Facts Facts { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required bool IsSample { get; init; }

    public required string HolderName { get; init; }

    public string? ParentNumber { get; init; }

    public string? ParentName { get; init; }

    public required Contact Contact { get; init; }

    public required bool MayRevealContact { get; init; }

    public Problem? ReasonNotToChange { get; init; }

    public required CapabilityCard Card { get; init; }

    public DateOnly? CardConfirmedOn { get; init; }

    public Problem? ReasonNotToChangeCard { get; init; }

    /// <summary>Why this unit cannot be made one with another; null when it can.</summary>
    public Problem? ReasonNotToMerge { get; init; }

    /// <summary>The entries that were found to be this unit, the latest first.</summary>
    public required IReadOnlyList<MergedUnit.Former> Former { get; init; }

    /// <summary>The unit and what it was before: their stories are one.</summary>
    public IReadOnlyCollection<Guid> Subjects => [Id.Value, .. Former.Select(f => f.Id)];

    /// <summary>Null when the unit does not exist or is not the reader's to see. Four queries.</summary>
    public static async Task<OrganizationDetail?> LoadAsync(HongniangDb db, string number, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        var unit = await db.Organizations.AsNoTracking().SingleOrDefaultAsync(o => o.Number == number, ct);
        if (unit is null)
        {
            return null;
        }

        var names = await OrganizationLookup.NamesAsync(db, [unit.HolderId], ct);
        var parent = await db.Organizations.Where(o => o.Id == unit.ParentId).Select(o => new { o.Number, o.Name }).SingleOrDefaultAsync(ct);
        return new OrganizationDetail
        {
            Id = unit.Id,
            Number = unit.Number,
            Version = unit.Version,
            Facts = unit.ToFacts() with { ContactName = null, ContactPhone = null, ContactEmail = null },
            CreatedAt = unit.CreatedAt,
            IsSample = unit.IsSample,
            HolderName = names.GetValueOrDefault(unit.HolderId, ""),
            ParentNumber = parent?.Number,
            ParentName = parent?.Name,
            Contact = db.Scope.Own == unit.Id
                ? Contact.Clear(unit.ContactName, unit.ContactPhone, unit.ContactEmail)
                : Contact.Masked(unit.ContactName, unit.ContactPhone, unit.ContactEmail),
            MayRevealContact = RevealContact.MayAsk(db.Scope, unit.HolderId, actor),
            ReasonNotToChange = ChangeOrganization.ReasonNotTo(db.Scope, unit.HolderId, actor),
            Card = unit.ToCard(),
            CardConfirmedOn = unit.CapabilityConfirmedOn,
            ReasonNotToChangeCard = ChangeCapabilityCard.ReasonNotTo(db.Scope, unit.Id, unit.HolderId, actor),
            ReasonNotToMerge = MergeRules.ReasonNotToMerge(db.Scope, unit, actor),
            Former = await MergedUnit.OfAsync(db, unit.Id, ct),
        };
    }

    /// <summary>What the form of <c>/edit</c> starts from, contacts in clear: only for those who may change the unit.</summary>
    public static async Task<Result<(Organization.Facts Facts, int Version)>> ForChangeAsync(HongniangDb db, string number, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var unit = await db.Organizations.AsNoTracking().SingleOrDefaultAsync(o => o.Number == number, ct);
        return unit is null ? Problem.NotFound()
            : ChangeOrganization.ReasonNotTo(db.Scope, unit.HolderId, actor) is { } problem ? problem
            : (unit.ToFacts(), unit.Version);
    }
}
