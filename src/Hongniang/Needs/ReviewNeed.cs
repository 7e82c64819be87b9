using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Needs;

/// <summary>Accepts a submitted need, returns it for more, or rejects it.</summary>
public sealed class ReviewNeed(HongniangDb db, AssociationClock clock)
{
    public enum Decision
    {
        Accept,
        Return,
        Reject,
    }

    /// <param name="Reason">Needed to return or reject; the enterprise reads it.</param>
    /// <param name="Checked">Keys of the points of <see cref="ReviewChecklist"/> that hold.</param>
    public sealed record Input(string Number, int Version, Decision Decision, string? Reason, IReadOnlyList<string> Checked);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var act = input.Decision switch
        {
            Decision.Accept => NeedAct.Accept,
            Decision.Return => NeedAct.Return,
            Decision.Reject => NeedAct.Reject,
            _ => throw new ArgumentOutOfRangeException(nameof(input), input.Decision, null),
        };
        var taken = await NeedDesk.TakeAsync(db, input.Number, input.Version, act, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var need = taken.Value;
        var reason = Texts.Clean(input.Reason);
        if (input.Decision is not Decision.Accept && NeedDesk.ReasonMissing(reason) is { } missing)
        {
            return missing;
        }

        if (input.Decision is Decision.Accept && ReviewChecklist.Points.Any(p => p.MustHold && !input.Checked.Contains(p.Key)))
        {
            return new Problem("need.checklist", "Tick the two points that cannot be waived: no identity in the free text, nothing classified.", "Checked");
        }

        var before = new { need.State };
        switch (input.Decision)
        {
            case Decision.Accept:
                need.Accept(clock.Now);
                break;
            case Decision.Return:
                need.Return(reason! /* why: checked above */, clock.Now);
                break;
            default:
                need.Reject(reason! /* why: checked above */, clock.Now);
                break;
        }

        // The reviewer may be the author in a small association; then it is on record.
        var after = new { need.State, Checked = ReviewChecklist.Points.Select(p => p.Key).Intersect(input.Checked), ByAuthor = need.CreatedById is { } author && author == actor.AccountId };
        NeedDesk.Record(db, need, actor, clock.Now, need.State.ToString(), before, after, reason);
        return await db.CommitAsync(ct);
    }
}
