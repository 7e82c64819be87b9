using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>What every action on an engagement does first: find it within the reader's sight, ask the rule, refuse a stale form.</summary>
internal static class EngagementDesk
{
    public const int MaxNextStep = 200;

    public static async Task<Result<Engagement>> TakeAsync(HongniangDb db, string number, int version, EngagementAct act, Actor actor, CancellationToken ct)
    {
        var engagement = await db.Engagements.Include(e => e.Consents).Include(e => e.Meetings).AsSplitQuery().SingleOrDefaultAsync(e => e.Number == number, ct);
        if (engagement is null)
        {
            return Problem.NotFound();
        }

        if (EngagementRules.ReasonNotTo(act, engagement, actor, db.Scope) is { } problem)
        {
            return problem;
        }

        return engagement.Version == version ? engagement : Blind(await db.StaleAsync(engagement.Id.Value, ct), engagement, actor, db.Scope);
    }

    public static void Record(HongniangDb db, Engagement engagement, Actor actor, DateTimeOffset now, string verb, object? before = null, object? after = null, string? reason = null) =>
        db.Record(new JournalDraft(actor, now, nameof(Engagement), engagement.Id.Value, engagement.Number, verb) { Before = before, After = after, Reason = reason });

    /// <summary>The next step is told in words, with a day between today and a year from now.</summary>
    public static IReadOnlyList<Problem> CheckNextStep(string? step, DateOnly? due, DateOnly today)
    {
        var checks = new FactChecks().Required(step, MaxNextStep, "NextStep");
        return (due is null ? checks.Add(Problem.Required("NextStepDue")) : checks.AddRange(CheckAhead(due.Value, today, "NextStepDue"))).Problems;
    }

    /// <summary>A day to come, today included.</summary>
    public static IReadOnlyList<Problem> CheckAhead(DateOnly day, DateOnly today, string field) =>
        day < today ? [new Problem("date.past", "This day is already past.", field)]
        : day > today.AddYears(1) ? [new Problem("date.far", "This day is more than a year away.", field)]
        : [];

    /// <summary>A day on which something happened.</summary>
    public static IReadOnlyList<Problem> CheckPast(DateOnly? day, DateOnly today, string field) =>
        day is not { } on ? [Problem.Required(field)]
        : on > today ? [new Problem("date.future", "This day is still to come.", field)]
        : on.Year < 2000 ? [new Problem("date.absurd", "{0} cannot be right. Please check the year.", field, on)]
        : [];

    /// <summary>Saves; whoever was faster is not named to a side from which identities are still hidden.</summary>
    public static async Task<Result> CommitAsync(HongniangDb db, Engagement engagement, Actor actor, CancellationToken ct)
    {
        var result = await db.CommitAsync(ct);
        return result.Succeeded ? result : Result.From([.. result.Problems.Select(p => Blind(p, engagement, actor, db.Scope))]);
    }

    private static Problem Blind(Problem problem, Engagement engagement, Actor actor, Scope scope) =>
        problem.Code != "stale" || EngagementRules.MayWork(engagement.HolderId, actor, scope) ? problem
        : new Problem("engagement.stale", "This engagement changed while you were reading it. Please look at it again.");
}
