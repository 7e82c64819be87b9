using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Needs;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements.Assigning;

/// <summary>Undoes what a plan gave to technology managers: each need that is still in the hands that the plan put it into is in nobody's again. All in one transaction.</summary>
public sealed class TakeBackAssignment(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string Number, string? Reason);

    /// <returns>How many needs were taken back.</returns>
    public async Task<Result<int>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        await using var transaction = await db.BeginAsync(ct);
        if (await db.AssignmentRuns.SingleOrDefaultAsync(r => r.Number == input.Number, ct) is not { } run)
        {
            return Problem.NotFound();
        }

        if (AssignmentRules.ReasonNotToAdopt(run, actor) is { } refused)
        {
            return refused;
        }

        var reason = Texts.Clean(input.Reason);
        if (NeedDesk.ReasonMissing(reason) is { } missing)
        {
            return missing;
        }

        var given = await GivenAsync(db, run, ct);
        var needs = await db.Needs.Where(n => given.Contains(n.Id)).OrderBy(n => n.Number).ToListAsync(ct);
        if (needs.Count == 0)
        {
            return new Problem("assignment.nothing-given", "No need is in the hands that this plan put it into.");
        }

        foreach (var need in needs)
        {
            HandNeed.Hand(db, need, null, actor, clock.Now, reason, run.Number);
        }

        run.AdoptedCount = Math.Max(0, run.AdoptedCount - needs.Count);
        db.Record(new JournalDraft(actor, clock.Now, nameof(AssignmentRun), run.Id, run.Number, "TakenBack") { After = new { Rows = needs.Count }, Reason = reason });
        var result = await db.CommitAsync(ct);
        return result.Succeeded ? needs.Count : Result<int>.Refused(result.Problems);
    }

    /// <summary>The open needs whose last change of hands was made by this plan.</summary>
    internal static async Task<List<NeedId>> GivenAsync(HongniangDb db, AssignmentRun run, CancellationToken ct)
    {
        var numbers = AssignmentOutcome.Read(run.Outcome)?.Rows.Select(r => r.Need).Distinct().ToList() ?? [];
        var needs = await db.Needs.Where(n => numbers.Contains(n.Number) && n.ManagerId != null && NeedStates.Open.Contains(n.State)).Select(n => n.Id).ToListAsync(ct);
        var ids = needs.ConvertAll(n => n.Value);
        string[] verbs = ["Given", "HandedOver", "TakenBack"];
        var changes = await db.Journal.AsNoTracking().Where(j => ids.Contains(j.SubjectId) && j.SubjectKind == nameof(Need) && verbs.Contains(j.Verb))
            .OrderBy(j => j.Sequence).Select(j => new { j.SubjectId, j.After }).ToListAsync(ct);
        var last = changes.GroupBy(c => c.SubjectId).ToDictionary(g => g.Key, g => g.Last().After);
        return needs.FindAll(n => last.GetValueOrDefault(n.Value)?.Contains(run.Number, StringComparison.Ordinal) is true);
    }
}
