using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Engagements;

/// <summary>Takes down one side's answer to an introduction: by the side itself online, or by staff to whom it was told.
/// Both consents introduce the two; a refusal ends the engagement with its coded reason.</summary>
public sealed class AnswerConsent(HongniangDb db, AssociationClock clock)
{
    public const int MaxGivenBy = 120;
    public const int MaxNote = 1000;

    /// <param name="Channel">How staff were told; a side that answers itself is online.</param>
    /// <param name="GivenBy">The person who decided, as named to staff; a side that answers itself is the signed-in person.</param>
    /// <param name="Reason">Needed to refuse.</param>
    /// <param name="TextVersion">The version of the text that was read.</param>
    public sealed record Input(
        string Number, int Version, Side Side, ConsentDecision? Decision, ConsentChannel? Channel, string? GivenBy, LossReason? Reason, string? Note, string? TextVersion);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await EngagementDesk.TakeAsync(db, input.Number, input.Version, EngagementRules.AnswerFor(input.Side), actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var engagement = taken.Value;
        var isOwn = EngagementRules.SideOf(engagement, actor, db.Scope) == input.Side;
        var (channel, givenBy) = isOwn ? (ConsentChannel.Online, actor.Name) : (input.Channel, Texts.Clean(input.GivenBy));
        var note = Texts.Clean(input.Note);
        var problems = Check(input, isOwn, channel, givenBy, note);
        if (problems.Count > 0)
        {
            return Result.From(problems);
        }

        var decision = input.Decision!.Value; // why: checked above
        var consent = new Consent
        {
            Id = clock.NewId(), Side = input.Side, Decision = decision, Channel = channel!.Value /* why: checked above */, GivenBy = givenBy! /* why: checked above */,
            GivenAt = clock.Now, TextVersion = Consent.CurrentTextVersion, Reason = decision is ConsentDecision.Refused ? input.Reason : null, Note = note,
            RecordedById = actor.AccountId, RecordedByName = actor.Name,
        };
        var before = new { Stage = EngagementStage.AwaitingConsent, engagement.NextStepDue };
        engagement.Answer(input.Side, consent, clock.Now, ProposeEngagement.DefaultDue(clock));
        EngagementDesk.Record(db, engagement, actor, clock.Now, decision is ConsentDecision.Given ? "ConsentGiven" : "ConsentRefused",
            before,
            after: new { consent.Side, consent.Channel, consent.TextVersion, consent.Reason, engagement.Stage, engagement.NextStepDue },
            reason: note);
        return await EngagementDesk.CommitAsync(db, engagement, actor, ct);
    }

    private static List<Problem> Check(Input input, bool isOwn, ConsentChannel? channel, string? givenBy, string? note)
    {
        var checks = new FactChecks();
        if (input.Decision is not { } decision || !Enum.IsDefined(decision))
        {
            checks.Add(new Problem("choice.unknown", "Please choose one of the list.", nameof(input.Decision)));
        }

        if (!isOwn)
        {
            if (channel is not { } known || !Enum.IsDefined(known) || known is ConsentChannel.Online or ConsentChannel.Import)
            {
                checks.Add(new Problem("choice.unknown", "Please choose one of the list.", nameof(input.Channel)));
            }

            checks.Required(givenBy, MaxGivenBy, nameof(input.GivenBy));
        }

        if (input.TextVersion != Consent.CurrentTextVersion)
        {
            checks.Add(new Problem("consent.text-changed", "The text of the consent has changed. Please read the new one and answer again.", nameof(input.TextVersion)));
        }

        checks.Optional(note, MaxNote, nameof(input.Note));
        return [.. checks.Problems, .. input.Decision is ConsentDecision.Refused ? LoseEngagement.CheckReason(input.Reason, note) : []];
    }
}
