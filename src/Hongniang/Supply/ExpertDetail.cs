using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Supply;

/// <summary>One expert as its page shows it to one reader: facts, state, masked contact and what the reader may do.</summary>
public sealed record ExpertDetail
{
    public required ExpertId Id { get; init; }

    public required string Number { get; init; }

    public required int Version { get; init; }

    /// <summary>What the record says; its contact fields are empty, see <see cref="Contact"/>.</summary>
    public required Expert.Facts Facts { get; init; }

    public required SupplyState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required bool IsSample { get; init; }

    public required string HolderName { get; init; }

    /// <summary>The number of the unit in the register, when it is known there and in the reader's sight.</summary>
    public string? UnitNumber { get; init; }

    /// <summary>Masked, except for the record's own people.</summary>
    public required Contact Contact { get; init; }

    public required bool MayRevealContact { get; init; }

    /// <summary>The last day of the consent; null without one, and for consents from before this was kept.</summary>
    public DateOnly? ConsentUntil { get; init; }

    /// <summary>Why the reader may not change, publish or withdraw it; null when the rule lets.</summary>
    public Problem? ReasonNotToChange { get; init; }

    public Problem? ReasonNotToPublish { get; init; }

    public Problem? ReasonNotToWithdraw { get; init; }

    /// <summary>Null when the record does not exist or is not the reader's to see. Three queries.</summary>
    public static async Task<ExpertDetail?> LoadAsync(HongniangDb db, string number, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        var expert = await db.Experts.AsNoTracking().SingleOrDefaultAsync(x => x.Number == number, ct);
        if (expert is null)
        {
            return null;
        }

        var names = await OrganizationLookup.NamesAsync(db, [expert.HolderId], ct);
        var unit = await db.Organizations.Where(o => o.Id == expert.OrganizationId).Select(o => o.Number).SingleOrDefaultAsync(ct);
        var own = db.Scope.OwnExpert == expert.Id.Value;
        var notYours = SupplyRules.ReasonNotToChange(db.Scope, expert.HolderId, actor);
        return new ExpertDetail
        {
            Id = expert.Id,
            Number = expert.Number,
            Version = expert.Version,
            Facts = expert.ToFacts() with { ContactPhone = null, ContactEmail = null },
            State = expert.State,
            CreatedAt = expert.CreatedAt,
            UpdatedAt = expert.UpdatedAt,
            IsSample = expert.IsSample,
            HolderName = names.GetValueOrDefault(expert.HolderId, ""),
            UnitNumber = unit,
            Contact = own ? Contact.Clear(null, expert.ContactPhone, expert.ContactEmail) : Contact.Masked(null, expert.ContactPhone, expert.ContactEmail),
            MayRevealContact = RevealContact.MayAsk(db.Scope, expert.HolderId, actor) && SupplyRules.ContactIsUsable(expert.State, expert.HasConsent),
            ConsentUntil = expert.ConsentUntil,
            ReasonNotToChange = notYours,
            ReasonNotToPublish = notYours ?? SupplyRules.ReasonNotToPublish(expert.State, expert.HasConsent),
            ReasonNotToWithdraw = notYours ?? SupplyRules.ReasonNotToWithdraw(expert.State),
        };
    }

    /// <summary>What the form of <c>/edit</c> starts from, contacts in clear: only for those who may change the record.</summary>
    public static async Task<Result<(Expert.Facts Facts, int Version)>> ForChangeAsync(HongniangDb db, string number, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var expert = await db.Experts.AsNoTracking().SingleOrDefaultAsync(x => x.Number == number, ct);
        return expert is null ? Problem.NotFound()
            : SupplyRules.ReasonNotToChange(db.Scope, expert.HolderId, actor) is { } problem ? problem
            : (expert.ToFacts(), expert.Version);
    }
}
