using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Engagements;

/// <summary>Ends an engagement that led to nothing, with a coded reason from which others learn. The pair rests for <see cref="Engagement.BlockedDays"/> days.</summary>
public sealed class LoseEngagement(HongniangDb db, AssociationClock clock)
{
    public const int MaxNote = 1000;

    public sealed record Input(string Number, int Version, LossReason? Reason, string? Note);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await EngagementDesk.TakeAsync(db, input.Number, input.Version, EngagementAct.Lose, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var note = Texts.Clean(input.Note);
        var problems = CheckReason(input.Reason, note);
        if (problems.Count > 0)
        {
            return Result.From(problems);
        }

        var engagement = taken.Value;
        var before = new { engagement.Stage };
        engagement.Lose(input.Reason!.Value /* why: checked above */, note, clock.Now);
        EngagementDesk.Record(db, engagement, actor, clock.Now, "Lost", before, new { engagement.Stage, engagement.LossReason }, note);
        return await db.CommitAsync(ct);
    }

    /// <summary>A reason of the list; in own words too when none of it fits.</summary>
    internal static IReadOnlyList<Problem> CheckReason(LossReason? reason, string? note)
    {
        if (reason is not { } known || !Enum.IsDefined(known))
        {
            return [new Problem("engagement.reason", "Choose the reason.", nameof(Input.Reason))];
        }

        var checks = new FactChecks();
        return (known is LossReason.Other ? checks.Required(note, MaxNote, nameof(Input.Note)) : checks.Optional(note, MaxNote, nameof(Input.Note))).Problems;
    }
}
