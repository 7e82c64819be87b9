using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching;
using Hongniang.Network;

namespace Hongniang.Engagements;

/// <summary>Proposes that a need and a candidate be brought together. From now on both sides are asked for their consent.</summary>
public sealed class ProposeEngagement(HongniangDb db, AssociationClock clock, MatchNeed match, SimilarNeeds alike)
{
    /// <summary>Working days until the first next step, unless another day is chosen.</summary>
    public const int DefaultDays = 5;

    /// <param name="ReopenReason">Why a pair that was refused or lost within <see cref="Engagement.BlockedDays"/> is tried again.</param>
    /// <param name="LeaksRead">That the places of <see cref="LeakReport"/> may be read by the other side; needed where there are any.</param>
    /// <param name="ShowsLess">Whether the other side reads the province only; null lets the size of the crowd decide.</param>
    public sealed record Input(
        string NeedNumber, string CandidateNumber, string? NextStep, DateOnly? NextStepDue, EngagementOrigin Origin = EngagementOrigin.Match, string? ReopenReason = null,
        bool LeaksRead = false, bool? ShowsLess = null);

    public static DateOnly DefaultDue(AssociationClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return clock.WorkingDays.Add(clock.Today, DefaultDays);
    }

    internal static Problem LeaksUnread(string? field) =>
        new("engagement.leaks", "The text of the need may say who the enterprise is. Say that the other side may read it, or have the need corrected.", field);

    /// <returns>The number of the engagement.</returns>
    public async Task<Result<string>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var step = Texts.Clean(input.NextStep);
        var due = input.NextStepDue ?? DefaultDue(clock);
        var reopened = Texts.Clean(input.ReopenReason);
        List<Problem> problems = [.. EngagementDesk.CheckNextStep(step, due, clock.Today), .. new FactChecks().Known(input.Origin, nameof(input.Origin)).Problems];
        var shown = input.Origin is EngagementOrigin.Match ? await Introduction.LoadAsync(db, clock, match, alike, input.NeedNumber, input.CandidateNumber, actor, ct) : null;
        var kept = shown is { Succeeded: true } ? shown.Value.Match : null;

        // The number is taken first: its lock makes two people who propose the same pair wait for each other, and a refusal gives it back.
        await using var transaction = await db.BeginAsync(ct);
        var number = await Numbering.TakeAsync(db, HumanNumber.Engagement, clock.Today, ct);
        var found = await Pairing.FindAsync(db, clock, input.NeedNumber, input.CandidateNumber, actor, ct);
        if (!found.Succeeded)
        {
            return Result<string>.Refused(found.Problems);
        }

        var pair = found.Value;
        if (pair.Obstacle is { } obstacle)
        {
            return obstacle;
        }

        if (pair.BlockedUntil is { } until)
        {
            problems.AddRange(reopened is null
                ? [new Problem("engagement.blocked", "This pair was refused or lost lately and rests until {0}. Write why it is tried again all the same.", nameof(input.ReopenReason), until)]
                : new FactChecks().Required(reopened, 500, nameof(input.ReopenReason)).Problems);
        }

        var leaks = await LeakReport.LoadAsync(db, pair.Need, ct);
        if (leaks.Places.Count > 0 && !input.LeaksRead)
        {
            problems.Add(LeaksUnread(nameof(input.LeaksRead)));
        }

        if (problems.Count > 0)
        {
            return Result<string>.Refused(problems);
        }

        var proposal = new Engagement.Proposal(actor, step! /* why: checked above */, due)
        {
            Origin = input.Origin, MatchScore = kept?.Score, MatchReasons = kept?.ToJson(), IsSample = pair.Need.IsSample,
            ShowsLess = input.ShowsLess ?? leaks.IsThin,
        };
        var id = new EngagementId(clock.NewId());
        var engagement = pair.Achievement is { } achievement
            ? Engagement.Propose(id, number, pair.Need, achievement, proposal, clock.Now)
            : Engagement.Propose(id, number, pair.Need, pair.Expert! /* why: a pairing has one of the two */, proposal, clock.Now);
        db.Engagements.Add(engagement);
        EngagementDesk.Record(db, engagement, actor, clock.Now, "Proposed", after: new
        {
            engagement.Stage, Need = pair.Need.Number, Candidate = pair.Achievement?.Number ?? pair.Expert?.Number, engagement.Origin, engagement.MatchScore, engagement.NextStepDue,
            engagement.ShowsLess, Leaks = leaks.Places.Count == 0 ? (int?)null : leaks.Places.Count,
        }, reason: pair.BlockedUntil is null ? null : reopened);
        var result = await db.CommitAsync(ct);
        return result.Succeeded ? number : Result<string>.Refused(result.Problems);
    }
}
