using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight.Managers;

/// <summary>What is and was in the hands of one technology manager, within the reader's sight: each number is that of the list that it opens.</summary>
/// <param name="Cases">Engagements in these hands, whatever became of them.</param>
/// <param name="Introduced">Of those, where both sides consented.</param>
/// <param name="Met">Where the two met at least once.</param>
/// <param name="Amounts">Deal amounts of the contracts, per currency.</param>
/// <param name="FollowedUp">Follow-ups that were held.</param>
/// <param name="InTime">Of those, held by the day on which they were due.</param>
/// <param name="Satisfaction">Mean of what enterprises said at follow-ups, 1–5; null while none did.</param>
/// <param name="Rated">How many said something.</param>
public sealed record ManagerRecord(
    int Cases, int Introduced, int Met, int Signed, int Lost, int Contracts, IReadOnlyList<Money> Amounts, int FollowedUp, int InTime, double? Satisfaction, int Rated, ManagerLoads.Load Load)
{
    /// <summary>Five queries.</summary>
    public static async Task<ManagerRecord> LoadAsync(HongniangDb db, Guid account, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var pairs = await db.Engagements.AsNoTracking().Where(e => e.MatchmakerId == account)
            .Select(e => new { IsIntroduced = e.IntroducedAt != null, IsMet = e.Meetings.Any(), e.Stage }).GroupBy(e => 1)
            .Select(g => new
            {
                Cases = g.Count(), Introduced = g.Count(e => e.IsIntroduced), Met = g.Count(e => e.IsMet), Signed = g.Count(e => e.Stage == EngagementStage.Signed), Lost = g.Count(e => e.Stage == EngagementStage.Lost),
            }).SingleOrDefaultAsync(ct);
        var contracts = await ContractsOf(db, account).GroupBy(c => c.DealAmount.Currency).OrderBy(g => g.Key).Select(g => new { g.Key, Count = g.Count(), Sum = g.Sum(c => c.DealAmount.Amount) }).ToListAsync(ct);
        var steps = await db.FollowUpSteps.AsNoTracking().Where(f => f.OwnerId == account && f.DoneAt != null).GroupBy(f => 1)
            .Select(g => new { Held = g.Count(), InTime = g.Count(f => f.HeldOn <= f.DueOn), Mean = g.Average(f => f.Satisfaction), Rated = g.Count(f => f.Satisfaction != null) }).SingleOrDefaultAsync(ct);
        var loads = await ManagerLoads.OfAsync(db, [account], everywhere: false, ct);
        return new ManagerRecord(
            pairs?.Cases ?? 0, pairs?.Introduced ?? 0, pairs?.Met ?? 0, pairs?.Signed ?? 0, pairs?.Lost ?? 0, contracts.Sum(c => c.Count), [.. contracts.Select(c => new Money(c.Sum, c.Key))],
            steps?.Held ?? 0, steps?.InTime ?? 0, steps?.Mean, steps?.Rated ?? 0, loads.GetValueOrDefault(account, ManagerLoads.Load.None));
    }

    private static IQueryable<Contract> ContractsOf(HongniangDb db, Guid account) =>
        db.Contracts.AsNoTracking().Where(c => db.Engagements.Any(e => e.Id == c.EngagementId && e.MatchmakerId == account));
}
