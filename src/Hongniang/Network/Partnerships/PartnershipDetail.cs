using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Partnerships;

/// <summary>One partnership as its page shows it: the two sides, the level with what speaks for it, agreements, plans, and what was done together.</summary>
public sealed record PartnershipDetail
{
    private const int MostActivities = 50;

    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required int Version { get; init; }

    public required OrganizationId HolderId { get; init; }

    public required Side Unit { get; init; }

    public required Side Partner { get; init; }

    public required PartnershipLevel Level { get; init; }

    public required DateOnly LevelSince { get; init; }

    public required Partnership.Facts Facts { get; init; }

    public DateOnly? EndedOn { get; init; }

    public string? EndReason { get; init; }

    public required IReadOnlyList<YearPlan> Plans { get; init; }

    /// <summary>The latest first, at most fifty.</summary>
    public required IReadOnlyList<PartnershipActivity> Activities { get; init; }

    public required IReadOnlyList<AgreementRow> Agreements { get; init; }

    /// <summary>Introductions and the like of the last two years that other modules know.</summary>
    public IReadOnlyList<Cooperation> Records { get; init; } = [];

    public PartnershipRules.Evidence Evidence { get; init; } = new(0, 0, false, false);

    public required bool IsSample { get; init; }

    /// <summary>Why the reader may not work on it; null when allowed.</summary>
    public Problem? ReasonNotToWork { get; init; }

    /// <summary>Whether the level is higher than what speaks for it today.</summary>
    public bool IsLevelBare => EndedOn is null && PartnershipRules.ReasonNotToGrant(Level, Evidence) is not null;

    /// <param name="Number">Of the unit's page.</param>
    public sealed record Side(OrganizationId Id, string Number, string Name, OrganizationKind Kind, OrganizationLevel Level, string RegionCode);

    /// <param name="IsRenewed">Whether another one goes on from it.</param>
    public sealed record AgreementRow(
        string Number, AgreementKind Kind, string Title, string? OtherParties, DateOnly SignedOn, DateOnly? ValidUntil, DateOnly? EndedOn, string? EndReason, bool HasPaper, bool IsRenewed, int Version)
    {
        public bool IsValid(DateOnly today) => SignedOn <= today && EndedOn is null && (ValidUntil is null || ValidUntil >= today);

        public bool IsLapsing(DateOnly today) => EndedOn is null && !IsRenewed && ValidUntil is { } until && until <= today.AddDays(PartnershipRules.NoticeDays);
    }

    /// <summary>Loads details; asks the other modules for what they know of the partner.</summary>
    public sealed class Reader(HongniangDb db, PartnershipDesk desk, AssociationClock clock)
    {
        /// <summary>Null when the partnership does not exist or is not the reader's to see. The number of queries is constant.</summary>
        public async Task<PartnershipDetail?> LoadAsync(string number, Actor actor, CancellationToken ct)
        {
            var today = clock.Today;
            if (await db.Partnerships.AsNoTracking().SingleOrDefaultAsync(p => p.Number == number, ct) is not { } found)
            {
                return null;
            }

            var sides = await db.Organizations.AsNoTracking().Where(o => o.Id == found.UnitId || o.Id == found.PartnerId)
                .Select(o => new Side(o.Id, o.Number, o.Name, o.Kind, o.Level, o.RegionCode)).ToDictionaryAsync(s => s.Id, ct);
            var activities = await db.Partnerships.AsNoTracking().Where(p => p.Id == found.Id).SelectMany(p => p.Activities).OrderByDescending(a => a.HeldOn).ThenByDescending(a => a.Id).Take(MostActivities).ToListAsync(ct);
            var agreements = await db.Agreements.AsNoTracking().Where(a => a.PartnershipId == found.Id).OrderByDescending(a => a.SignedOn).ThenByDescending(a => a.Number)
                .Select(a => new AgreementRow(a.Number, a.Kind, a.Title, a.OtherParties, a.SignedOn, a.ValidUntil, a.EndedOn, a.EndReason, a.FileId != null, db.Agreements.Any(n => n.RenewsId == a.Id), a.Version)).ToListAsync(ct);
            var records = await desk.CooperationsAsync(found.UnitId, found.PartnerId, ct);
            var unseen = new Side(default, "", "–", OrganizationKind.Enterprise, OrganizationLevel.None, "");
            return new PartnershipDetail
            {
                Id = found.Id, Number = found.Number, Version = found.Version, HolderId = found.HolderId, Level = found.Level, LevelSince = found.LevelSince, Facts = found.ToFacts(),
                EndedOn = found.EndedOn, EndReason = found.EndReason, Plans = [.. found.Plans.OrderByDescending(p => p.Year)], IsSample = found.IsSample,
                Unit = sides.GetValueOrDefault(found.UnitId, unseen), Partner = sides.GetValueOrDefault(found.PartnerId, unseen), Activities = activities, Agreements = agreements, Records = records,
                Evidence = await desk.EvidenceAsync(found, ct),
                ReasonNotToWork = PartnershipRules.ReasonNotToWork(db.Scope, found.HolderId, actor) ?? (found.IsActive ? null : PartnershipDesk.Ended()),
            };
        }

        /// <summary>The paper of an agreement that the reader may see; null when there is none.</summary>
        public Task<StoredFile?> FileAsync(string number, string agreement, CancellationToken ct) =>
            db.Agreements.AsNoTracking().Where(a => a.Number == agreement && a.FileId != null && db.Partnerships.Any(p => p.Id == a.PartnershipId && p.Number == number))
                .SelectMany(a => db.Files.Where(f => f.Id == a.FileId)).AsNoTracking().SingleOrDefaultAsync(ct);
    }
}
