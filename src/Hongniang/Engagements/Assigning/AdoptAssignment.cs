using System.Globalization;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching;
using Hongniang.Matching.Assigning;
using Hongniang.Needs;
using Hongniang.Network.Stations;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements.Assigning;

/// <summary>Makes chosen rows of a plan real, all in one transaction: proposed introductions in the hands of whoever adopts, kept candidates, or needs in the hands of technology managers. Each change has its line in the journal, which names the team where one takes the need.</summary>
/// <remarks>A row that can no longer be done (the need was closed, the pair is in work) is left out and told of; the others are done.</remarks>
public sealed class AdoptAssignment(HongniangDb db, AssociationClock clock)
{
    public enum Way
    {
        /// <summary>Proposes the introduction; both sides are asked for their consent.</summary>
        Propose,
        /// <summary>Keeps the candidate at the top of the need's list.</summary>
        Keep,
        /// <summary>Puts the need into the technology manager's hands.</summary>
        Give,
    }

    /// <param name="Pairs">The chosen rows as <c>XQ-2026-000001/ZJ-2026-000002</c>.</param>
    /// <param name="NextStep">What happens next with each proposal; needed to propose.</param>
    public sealed record Input(string Number, Way Way, IReadOnlyList<string> Pairs, string? NextStep);

    /// <param name="Done">How many rows were made real.</param>
    /// <param name="LeftOut">Why others were not, by need.</param>
    public sealed record Output(int Done, IReadOnlyList<(string Need, Problem Why)> LeftOut);

    public async Task<Result<Output>> RunAsync(Input input, Actor actor, CancellationToken ct)
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

        if (input.Way is Way.Give != AssignmentSettings.Read(run.Settings).Kind is TakerKind.Manager)
        {
            return new Problem("choice.unknown", "Please choose one of the list.", nameof(input.Way));
        }

        var chosen = input.Pairs.ToHashSet(StringComparer.Ordinal);
        var rows = AssignmentOutcome.Read(run.Outcome)!.Rows.Where(r => chosen.Contains(KeyOf(r))).ToList(); // why: the rule asked for an outcome
        if (rows.Count == 0)
        {
            return new Problem("assignment.none-chosen", "Choose at least one row.", nameof(input.Pairs));
        }

        var step = Texts.Clean(input.NextStep);
        var due = ProposeEngagement.DefaultDue(clock);
        if (input.Way is Way.Propose && EngagementDesk.CheckNextStep(step, due, clock.Today) is { Count: > 0 } problems)
        {
            return Result<Output>.Refused(problems);
        }

        var giving = input.Way is Way.Give ? await GiveNeeds.LoadAsync(db, rows, ct) : null;
        Dictionary<string, TeamAtWork> teams = rows.Exists(r => r.Member is not null) ? (await TeamAtWork.LoadAsync(db, clock.Today, ct)).ToDictionary(t => t.Number, StringComparer.Ordinal) : [];
        List<(string, Problem)> leftOut = [];
        foreach (var row in rows)
        {
            var problem = ReasonNotToSend(row, teams)
                ?? (input.Way is Way.Propose ? await ProposeAsync(row, run, step! /* why: checked above */, due, actor, ct)
                : giving is not null ? giving.Give(row, run, actor, clock.Now) : await KeepAsync(row, run, actor, ct));
            if (problem is not null)
            {
                leftOut.Add((row.Need, problem));
            }
        }

        var done = rows.Count - leftOut.Count;
        if (done > 0)
        {
            (run.AdoptedAt, run.AdoptedByName, run.AdoptedCount) = (clock.Now, actor.Name, run.AdoptedCount + done);
            db.Record(new JournalDraft(actor, clock.Now, nameof(AssignmentRun), run.Id, run.Number, "Adopted") { After = new { input.Way, Rows = done, LeftOut = leftOut.Count } });
        }

        var result = await db.CommitAsync(ct);
        return result.Succeeded ? new Output(done, leftOut) : Result<Output>.Refused(result.Problems);
    }

    public static string KeyOf(AssignmentOutcome.Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return string.Create(CultureInfo.InvariantCulture, $"{row.Need}/{row.Candidate}");
    }

    /// <summary>A team may have ended, or lost the member, since the plan was made.</summary>
    private static Problem? ReasonNotToSend(AssignmentOutcome.Row row, Dictionary<string, TeamAtWork> teams) =>
        row.Member is not { } member || teams.GetValueOrDefault(row.Candidate)?.Experts.Contains(member.Number) is true ? null
        : new Problem("assignment.team-gone", "{0} does not run any more, or {1} left it.", null, row.Name, member.Name);

    private async Task<Problem?> ProposeAsync(AssignmentOutcome.Row row, AssignmentRun run, string step, DateOnly due, Actor actor, CancellationToken ct)
    {
        var found = await Pairing.FindAsync(db, clock, row.Need, row.Introduced, actor, ct);
        if (!found.Succeeded)
        {
            return found.Problems[0];
        }

        var pair = found.Value;
        if (pair.Obstacle is { } obstacle)
        {
            return obstacle;
        }

        if (pair.BlockedUntil is { } until)
        {
            return new Problem("assignment.blocked", "This pair was refused or lost lately and rests until {0}.", null, until);
        }

        var leaks = await LeakReport.LoadAsync(db, pair.Need, ct);
        if (leaks.Places.Count > 0)
        {
            return new Problem("assignment.leaks", "The text of this need may say who the enterprise is. Introduce the pair from the need's page, where the places are named.");
        }

        // One number at a time: a row that is left out leaves no gap.
        var number = await Numbering.TakeAsync(db, HumanNumber.Engagement, clock.Today, ct);
        var proposal = new Engagement.Proposal(actor, step, due) { Origin = EngagementOrigin.Match, MatchScore = row.Score, MatchReasons = row.Kept, IsSample = pair.Need.IsSample, ShowsLess = leaks.IsThin };
        var id = new EngagementId(clock.NewId());
        var engagement = pair.Achievement is { } achievement
            ? Engagement.Propose(id, number, pair.Need, achievement, proposal, clock.Now)
            : Engagement.Propose(id, number, pair.Need, pair.Expert! /* why: a pairing has one of the two */, proposal, clock.Now);
        db.Engagements.Add(engagement);
        EngagementDesk.Record(db, engagement, actor, clock.Now, "Proposed", after: new
        {
            engagement.Stage, Need = row.Need, Candidate = row.Introduced, engagement.Origin, engagement.MatchScore, engagement.NextStepDue, Plan = run.Number, Team = TeamOf(row),
        });
        return null;
    }

    private async Task<Problem?> KeepAsync(AssignmentOutcome.Row row, AssignmentRun run, Actor actor, CancellationToken ct)
    {
        var kept = await KeepMany.AddAsync(db, clock, new KeepCandidate.Input(row.Need, row.Introduced, row.Member is { } member ? member.Place : row.Rank, row.Score), run.Number, TeamOf(row), actor, ct);
        return kept.Succeeded ? null : kept.Problems[0];
    }

    /// <summary>The number of the team that takes the need; null where no team does.</summary>
    private static string? TeamOf(AssignmentOutcome.Row row) => row.Member is null ? null : row.Candidate;
}
