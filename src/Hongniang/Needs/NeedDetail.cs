using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Needs.OpenDoor;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Needs;

/// <summary>One need as its page shows it to one reader: facts, state, quality, masked contact and what the reader may do.</summary>
public sealed record NeedDetail
{
    public required NeedId Id { get; init; }

    public required string Number { get; init; }

    public required int Version { get; init; }

    /// <summary>What the need says; its contact fields are empty, see <see cref="Contact"/>.</summary>
    public required Need.Facts Facts { get; init; }

    public required NeedState State { get; init; }

    public required DateTimeOffset StateSince { get; init; }

    public NeedOutcome? Outcome { get; init; }

    public string? StateReason { get; init; }

    public string? DuplicateOfNumber { get; init; }

    public required NeedSource Source { get; init; }

    public string? SourceReference { get; init; }

    /// <summary>Handed in by somebody without an account.</summary>
    public bool IsFromPublicPage => SourceReference == NeedTicket.Reference;

    /// <summary>What is kept of how it came by the public page, as long as that is kept.</summary>
    public NeedTicket? Ticket { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateOnly? ValidUntil { get; init; }

    public required bool IsSample { get; init; }

    public required string HolderName { get; init; }

    public required OrganizationId HolderId { get; init; }

    public Guid? ManagerId { get; init; }

    /// <summary>Whoever answers for it; null while nobody does.</summary>
    public string? ManagerName { get; init; }

    public DateTimeOffset? ManagerSince { get; init; }

    public string? EnterpriseNumber { get; init; }

    /// <summary>Masked, except for the enterprise itself.</summary>
    public required Contact Contact { get; init; }

    public required bool MayRevealContact { get; init; }

    public required NeedQuality Quality { get; init; }

    public required bool GivesFirmAway { get; init; }

    /// <summary>The acts of the reader's role, each with the reason why it is not possible now, or null.</summary>
    public required IReadOnlyDictionary<NeedAct, Problem?> Acts { get; init; }

    /// <summary>Null when the need does not exist or is not the reader's to see. Three queries at most, a fourth for what came by the public page.</summary>
    public static async Task<NeedDetail?> LoadAsync(HongniangDb db, string number, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var need = await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Number == number, ct);
        if (need is null)
        {
            return null;
        }

        var names = await OrganizationLookup.NamesAsync(db, [need.HolderId], ct);
        var links = await db.Organizations.Where(o => o.Id == need.EnterpriseId).Select(o => o.Number)
            .Concat(db.Needs.Where(n => n.Id == need.DuplicateOfId).Select(n => n.Number)).ToListAsync(ct);
        var ticket = need.SourceReference == NeedTicket.Reference ? await db.NeedTickets.AsNoTracking().SingleOrDefaultAsync(t => t.NeedId == need.Id, ct) : null;
        var own = actor?.RoleOf()?.HandsInOwnNeeds() is true;
        var facts = need.ToFacts();
        return new NeedDetail
        {
            Id = need.Id,
            Number = need.Number,
            Version = need.Version,
            Facts = facts with { ContactName = null, ContactPhone = null, ContactEmail = null },
            State = need.State,
            StateSince = need.StateSince,
            Outcome = need.Outcome,
            StateReason = need.StateReason,
            DuplicateOfNumber = links.Find(l => l.StartsWith(HumanNumber.Need, StringComparison.Ordinal)),
            Source = need.Source,
            SourceReference = need.SourceReference,
            Ticket = ticket,
            CreatedAt = need.CreatedAt,
            UpdatedAt = need.UpdatedAt,
            SubmittedAt = need.SubmittedAt,
            AcceptedAt = need.AcceptedAt,
            PublishedAt = need.PublishedAt,
            ValidUntil = need.ValidUntil,
            IsSample = need.IsSample,
            HolderId = need.HolderId,
            ManagerId = need.ManagerId,
            ManagerName = need.ManagerName,
            ManagerSince = need.ManagerSince,
            HolderName = names.GetValueOrDefault(need.HolderId, ""),
            EnterpriseNumber = links.Find(l => l.StartsWith(HumanNumber.Organization, StringComparison.Ordinal)),
            Contact = own ? Contact.Clear(need.ContactName, need.ContactPhone, need.ContactEmail) : Contact.Masked(need.ContactName, need.ContactPhone, need.ContactEmail),
            MayRevealContact = actor is not null && RevealContact.MayAsk(db.Scope, need.HolderId, actor),
            Quality = NeedQuality.Of(facts),
            GivesFirmAway = NeedQuality.GivesFirmAway(facts),
            Acts = actor is null ? new Dictionary<NeedAct, Problem?>()
                : Enum.GetValues<NeedAct>().Where(a => NeedRules.MayEver(a, need, actor)).ToDictionary(a => a, a => NeedRules.ReasonNotTo(a, need, actor)),
        };
    }

    /// <summary>What the form of <c>/edit</c> starts from, contacts in clear: only for those who may change the need.</summary>
    public static async Task<Result<(Need.Facts Facts, int Version, NeedState State)>> ForChangeAsync(HongniangDb db, string number, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var need = await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Number == number, ct);
        return need is null ? Problem.NotFound()
            : NeedRules.ReasonNotTo(NeedAct.Change, need, actor) is { } problem ? problem
            : (need.ToFacts(), need.Version, need.State);
    }
}
