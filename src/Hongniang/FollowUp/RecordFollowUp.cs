using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.FollowUp;

/// <summary>Writes down what a follow-up found. A contract that was completed or terminated needs no more of them: the planned rest goes.</summary>
public sealed class RecordFollowUp(HongniangDb db, AssociationClock clock)
{
    public const int MaxSummary = 4000;

    /// <param name="Received">Money that arrived since the last follow-up, as typed, see <see cref="TypedAmount"/>; empty when none did.</param>
    /// <param name="Unit">What a bare number means.</param>
    /// <param name="Satisfaction">How content the enterprise says it is, 1–5; null when it was not asked or did not say.</param>
    public sealed record Input(
        Guid Id, int Version, DateOnly? HeldOn, FollowUpChannel? Channel, FollowUpProgress? Progress, string? Received, AmountUnit Unit, EvidenceGrade Evidence, bool IsAtRisk,
        string? Summary, int? Satisfaction = null);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await FollowUpDesk.TakeAsync(db, input.Id, input.Version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var (step, contract) = taken.Value;
        var summary = Texts.Clean(input.Summary);
        var received = TypedAmount.Read(input.Received, input.Unit, nameof(input.Received));
        var problems = Check(input, summary, contract.SignedOn).Concat(received.Problems).ToList();
        if (problems.Count > 0)
        {
            return Result.From(problems);
        }

        var progress = input.Progress!.Value; // why: checked above
        step.Record(
            new FollowUpStep.Findings
            {
                HeldOn = input.HeldOn!.Value, Channel = input.Channel!.Value, Progress = progress, Summary = summary!, // why: checked above
                ReceivedAmount = received.Value is > 0 and var amount ? amount : null, Evidence = input.Evidence, IsAtRisk = input.IsAtRisk,
                Satisfaction = input.Satisfaction,
            },
            actor,
            clock.Now);
        db.Record(taken.Value.Draft(actor, clock.Now, "Recorded") with
        {
            After = new { step.PlanDay, step.HeldOn, step.Channel, step.Progress, step.ReceivedAmount, step.Evidence, step.IsAtRisk, step.Satisfaction },
        });
        if (progress is FollowUpProgress.Terminated or FollowUpProgress.Completed)
        {
            await EndRestAsync(step, contract, actor, progress, ct);
        }

        return await db.CommitAsync(ct);
    }

    private async Task EndRestAsync(FollowUpStep done, Contract contract, Actor actor, FollowUpProgress progress, CancellationToken ct)
    {
        var rest = await db.FollowUpSteps.Where(f => f.ContractId == contract.Id && f.Id != done.Id && f.DoneAt == null).OrderBy(f => f.DueOn).ThenBy(f => f.Id).ToListAsync(ct);
        if (rest.Count > 0)
        {
            db.FollowUpSteps.RemoveRange(rest);
            db.Record(new JournalDraft(actor, clock.Now, nameof(Contract), contract.Id, contract.Number, "FollowUpsEnded")
            {
                Before = new { Due = rest.ConvertAll(f => f.DueOn) }, After = new { Progress = progress },
            });
        }
    }

    private IReadOnlyList<Problem> Check(Input input, string? summary, DateOnly signedOn)
    {
        var checks = new FactChecks().AddRange(EngagementDesk.CheckPast(input.HeldOn, clock.Today, nameof(input.HeldOn)));
        if (input.HeldOn < signedOn && checks.Problems.Count == 0)
        {
            checks.Add(new Problem("follow-up.before-signing", "The contract was signed on {0}; a follow-up comes after that.", nameof(input.HeldOn), signedOn));
        }

        if (input.Channel is not { } channel || !Enum.IsDefined(channel))
        {
            checks.Add(new Problem("choice.unknown", "Please choose one of the list.", nameof(input.Channel)));
        }

        if (input.Progress is not { } progress || !Enum.IsDefined(progress))
        {
            checks.Add(new Problem("choice.unknown", "Please choose one of the list.", nameof(input.Progress)));
        }

        checks.Add(input.Satisfaction is null or (>= 1 and <= 5) ? null : new Problem("choice.unknown", "Please choose one of the list.", nameof(input.Satisfaction)));
        return checks.Known(input.Evidence, nameof(input.Evidence)).Required(summary, MaxSummary, nameof(input.Summary)).Problems;
    }
}
