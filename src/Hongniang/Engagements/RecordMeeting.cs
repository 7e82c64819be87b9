using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Engagements;

/// <summary>Writes down a meeting of the two sides, and what comes next when it is known.</summary>
public sealed class RecordMeeting(HongniangDb db, AssociationClock clock)
{
    public const int MaxPlace = 200;
    public const int MaxParticipants = 400;
    public const int MaxSummary = 4000;

    public sealed record Input(
        string Number, int Version, DateOnly? HeldOn, string? Place, string? Participants, string? Summary, string? NextStep = null, DateOnly? NextStepDue = null);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await EngagementDesk.TakeAsync(db, input.Number, input.Version, EngagementAct.Meet, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var (place, participants, summary, step) = (Texts.Clean(input.Place), Texts.Clean(input.Participants), Texts.Clean(input.Summary), Texts.Clean(input.NextStep));
        var checks = new FactChecks()
            .AddRange(EngagementDesk.CheckPast(input.HeldOn, clock.Today, nameof(input.HeldOn)))
            .Optional(place, MaxPlace, nameof(input.Place))
            .Required(participants, MaxParticipants, nameof(input.Participants))
            .Required(summary, MaxSummary, nameof(input.Summary));
        if (step is not null)
        {
            checks.AddRange(EngagementDesk.CheckNextStep(step, input.NextStepDue, clock.Today));
        }

        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        var engagement = taken.Value;
        var before = new { engagement.Stage };
        var meeting = new Meeting
        {
            Id = clock.NewId(), HeldOn = input.HeldOn!.Value /* why: checked above */, Place = place, Participants = participants! /* why: checked above */,
            Summary = summary! /* why: checked above */, RecordedByName = actor.Name, RecordedAt = clock.Now,
        };
        engagement.Meet(meeting, clock.Now);
        if (step is not null)
        {
            engagement.PlanNextStep(step, input.NextStepDue!.Value /* why: checked above */, clock.Now);
        }

        EngagementDesk.Record(db, engagement, actor, clock.Now, "Met", before, new { engagement.Stage, meeting.HeldOn });
        return await db.CommitAsync(ct);
    }
}
