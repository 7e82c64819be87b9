using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching;
using Hongniang.Needs;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>The candidates with whom a need was brought together before: what the ranking has to know of them.</summary>
public static class NeedPairs
{
    /// <summary>One query. The need itself must have passed the reader's scope.</summary>
    public static async Task<IReadOnlyList<PairStanding>> LoadAsync(HongniangDb db, AssociationClock clock, NeedId need, CancellationToken ct) =>
        [.. (await EarlierAsync(db, need, ct)).Select(e => new PairStanding(e.CandidateId, e.IsOpen, e.BlockedUntil(clock) is not null))];

    internal static Task<List<Earlier>> EarlierAsync(HongniangDb db, NeedId need, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Engagements.IgnoreQueryFilters().AsNoTracking() // why: a refusal counts, whichever association held the need at that time
            .Where(e => e.NeedId == need).OrderBy(e => e.Number)
            .Select(e => new Earlier(e.Number, e.AchievementId != null ? e.AchievementId.Value.Value : e.ExpertId!.Value.Value /* why: one of the two is set */, e.Stage, e.EndedAt))
            .ToListAsync(ct);
    }

    internal sealed record Earlier(string Number, Guid CandidateId, EngagementStage Stage, DateTimeOffset? EndedAt)
    {
        public bool IsOpen => Stage is not (EngagementStage.Signed or EngagementStage.Lost);

        /// <summary>The first day on which a lost pair may be proposed again without a reason; null when it may be now.</summary>
        public DateOnly? BlockedUntil(AssociationClock clock)
        {
            var until = Stage is EngagementStage.Lost && EndedAt is { } ended ? clock.DayOf(ended).AddDays(Engagement.BlockedDays) : (DateOnly?)null;
            return until > clock.Today ? until : null;
        }
    }
}
