using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching;
using Hongniang.Needs;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>A need and a candidate who might be brought together, and what stands against it. Asked by the page that proposes and by the proposal itself.</summary>
/// <param name="Obstacle">Why they cannot be brought together now; null when they can.</param>
/// <param name="BlockedUntil">The pair was refused or lost lately: it is proposed before this day only with a reason.</param>
public sealed record Pairing(Need Need, Achievement? Achievement, Expert? Expert, Problem? Obstacle, DateOnly? BlockedUntil)
{
    public CandidateKind Kind => Achievement is null ? CandidateKind.Expert : CandidateKind.Achievement;

    /// <summary>Not found when the need or the candidate is not the reader's to see.</summary>
    public static async Task<Result<Pairing>> FindAsync(HongniangDb db, AssociationClock clock, string needNumber, string candidateNumber, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        if (!EngagementRules.MayPropose(actor))
        {
            return Problem.NotAllowed();
        }

        var need = await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Number == needNumber, ct);
        var achievement = await db.Achievements.AsNoTracking().SingleOrDefaultAsync(a => a.Number == candidateNumber, ct);
        var expert = achievement is null ? await db.Experts.AsNoTracking().SingleOrDefaultAsync(e => e.Number == candidateNumber, ct) : null;
        if (need is null || (achievement is null && expert is null))
        {
            return Problem.NotFound();
        }

        var candidate = achievement?.Id.Value ?? expert!.Id.Value; // why: one of the two was found
        var earlier = await NeedPairs.EarlierAsync(db, need.Id, ct);
        var mine = earlier.Where(e => e.CandidateId == candidate).ToList();
        var open = mine.Find(e => e.IsOpen);
        var obstacle =
            !EngagementRules.MayWork(need.HolderId, actor, db.Scope) ? Problem.NotAllowed()
            : need.State is not NeedState.Published ? new Problem("engagement.need-not-published", "Only a published need is introduced. This one is: {0}.", null, need.State)
            : !IsOffered(achievement, expert) ? new Problem("engagement.not-offered", "This candidate is not published, or the person has not agreed to be asked.")
            : IsOwn(need, achievement, expert) ? new Problem("engagement.own", "Need and candidate belong to the same organisation.")
            : mine.Find(e => e.Stage is EngagementStage.Signed) is { } signed ? new Problem("engagement.signed-pair", "This pair has its contract already: {0}.", null, signed.Number)
            : open is not null ? new Problem("engagement.open-pair", "This pair is being worked on already: {0}.", null, open.Number)
            : null;
        return new Pairing(need, achievement, expert, obstacle, mine.Select(e => e.BlockedUntil(clock)).Max());
    }

    private static bool IsOffered(Achievement? achievement, Expert? expert) =>
        achievement?.State is SupplyState.Published || expert is { State: SupplyState.Published, HasConsent: true };

    private static bool IsOwn(Need need, Achievement? achievement, Expert? expert)
    {
        var (owner, name) = achievement is null ? (expert?.OrganizationId, expert?.OrganizationName) : (achievement.OwnerId, achievement.OwnerName);
        return need.EnterpriseId is { } enterprise && owner is { } known ? enterprise == known : need.EnterpriseName.Length > 0 && need.EnterpriseName == name;
    }
}
