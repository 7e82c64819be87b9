using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Supply;

/// <summary>One achievement as its page shows it to one reader: facts, state, masked contact and what the reader may do.</summary>
public sealed record AchievementDetail
{
    public required AchievementId Id { get; init; }

    public required string Number { get; init; }

    public required int Version { get; init; }

    /// <summary>What the record says; its contact fields are empty, see <see cref="Contact"/>.</summary>
    public required Achievement.Facts Facts { get; init; }

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

    /// <summary>Why the reader may not change, publish or withdraw it; null when the rule lets.</summary>
    public Problem? ReasonNotToChange { get; init; }

    public Problem? ReasonNotToPublish { get; init; }

    public Problem? ReasonNotToWithdraw { get; init; }

    /// <summary>Null when the record does not exist or is not the reader's to see. Three queries.</summary>
    public static async Task<AchievementDetail?> LoadAsync(HongniangDb db, string number, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        var achievement = await db.Achievements.AsNoTracking().SingleOrDefaultAsync(x => x.Number == number, ct);
        if (achievement is null)
        {
            return null;
        }

        var names = await OrganizationLookup.NamesAsync(db, [achievement.HolderId], ct);
        var unit = await db.Organizations.Where(o => o.Id == achievement.OwnerId).Select(o => o.Number).SingleOrDefaultAsync(ct);
        var own = achievement.OwnerId is { } owner && owner.Value == actor.OrganizationId;
        var notYours = SupplyRules.ReasonNotToChange(db.Scope, achievement.HolderId, actor);
        return new AchievementDetail
        {
            Id = achievement.Id,
            Number = achievement.Number,
            Version = achievement.Version,
            Facts = achievement.ToFacts() with { ContactName = null, ContactPhone = null, ContactEmail = null },
            State = achievement.State,
            CreatedAt = achievement.CreatedAt,
            UpdatedAt = achievement.UpdatedAt,
            IsSample = achievement.IsSample,
            HolderName = names.GetValueOrDefault(achievement.HolderId, ""),
            UnitNumber = unit,
            Contact = own ? Contact.Clear(achievement.ContactName, achievement.ContactPhone, achievement.ContactEmail) : Contact.Masked(achievement.ContactName, achievement.ContactPhone, achievement.ContactEmail),
            MayRevealContact = RevealContact.MayAsk(db.Scope, achievement.HolderId, actor),
            ReasonNotToChange = notYours,
            ReasonNotToPublish = notYours ?? SupplyRules.ReasonNotToPublish(achievement.State),
            ReasonNotToWithdraw = notYours ?? SupplyRules.ReasonNotToWithdraw(achievement.State),
        };
    }

    /// <summary>What the form of <c>/edit</c> starts from, contacts in clear: only for those who may change the record.</summary>
    public static async Task<Result<(Achievement.Facts Facts, int Version)>> ForChangeAsync(HongniangDb db, string number, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var achievement = await db.Achievements.AsNoTracking().SingleOrDefaultAsync(x => x.Number == number, ct);
        return achievement is null ? Problem.NotFound()
            : SupplyRules.ReasonNotToChange(db.Scope, achievement.HolderId, actor) is { } problem ? problem
            : (achievement.ToFacts(), achievement.Version);
    }
}
