using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements.Assigning;

/// <summary>One plan as its page shows it, with the one that it is compared with. Six queries at most.</summary>
/// <param name="InWork">Needs of the plan that are being introduced now: number → the engagement's. For technology managers: needs that somebody answers for now: number → the name.</param>
/// <param name="Given">How many needs are still in the hands that this plan put them into.</param>
public sealed record AssignmentDetail(AssignmentRun Run, AssignmentSettings Settings, AssignmentOutcome? Outcome, AssignmentDetail.Compared? Before, IReadOnlyDictionary<string, string> InWork, int Given)
{
    /// <summary>The plan that this one changes a limit of.</summary>
    public sealed record Compared(string Number, AssignmentSettings Settings, AssignmentOutcome Outcome);

    public static async Task<AssignmentDetail?> LoadAsync(HongniangDb db, string number, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.AssignmentRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Number == number, ct) is not { } run)
        {
            return null;
        }

        var before = run.BasedOn is null ? null : await db.AssignmentRuns.AsNoTracking().Where(r => r.Number == run.BasedOn).Select(r => new { r.Number, r.Settings, r.Outcome }).SingleOrDefaultAsync(ct);
        var made = AssignmentOutcome.Read(run.Outcome);
        var settings = AssignmentSettings.Read(run.Settings);
        var toManagers = settings.Kind is TakerKind.Manager;
        return new AssignmentDetail(run, settings, made,
            before is not null && AssignmentOutcome.Read(before.Outcome) is { } outcome ? new Compared(before.Number, AssignmentSettings.Read(before.Settings), outcome) : null,
            made is null ? new Dictionary<string, string>() : toManagers ? await InHandsAsync(db, [.. made.Rows.Select(r => r.Need).Distinct()], ct) : await InWorkAsync(db, [.. made.Rows.Select(r => r.Need).Distinct()], ct),
            toManagers && run.AdoptedCount > 0 ? (await TakeBackAssignment.GivenAsync(db, run, ct)).Count : 0);
    }

    private static Task<Dictionary<string, string>> InHandsAsync(HongniangDb db, List<string> needs, CancellationToken ct) =>
        db.Needs.AsNoTracking().Where(n => needs.Contains(n.Number) && n.ManagerId != null).ToDictionaryAsync(n => n.Number, n => n.ManagerName ?? "", ct);

    private static async Task<Dictionary<string, string>> InWorkAsync(HongniangDb db, List<string> needs, CancellationToken ct)
    {
        var open = await db.Engagements.AsNoTracking().Where(e => e.Stage != EngagementStage.Lost)
            .Join(db.Needs.Where(n => needs.Contains(n.Number)), e => e.NeedId, n => n.Id, (e, n) => new { Need = n.Number, e.Number }).ToListAsync(ct);
        return open.GroupBy(o => o.Need).ToDictionary(g => g.Key, g => g.Max(o => o.Number)!, StringComparer.Ordinal); // why: a group has a member
    }
}
