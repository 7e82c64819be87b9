using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Engagements.Assigning;

/// <summary>What may be done to a plan, and when. Asked for the button and again by the action.</summary>
public static class AssignmentRules
{
    /// <summary>A running plan whose worker gave no sign for so long was killed; another worker begins it again.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    public static Problem? ReasonNotToPlan(Actor actor) => actor.May(AccessRules.MayWork) ? null : Problem.NotAllowed();

    public static Problem? ReasonNotToCancel(AssignmentRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.State is RunState.Waiting or RunState.Running ? null : new Problem("assignment.ended", "This plan is made already.");
    }

    public static Problem? ReasonNotToAdopt(AssignmentRun run, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(run);
        return ReasonNotToPlan(actor) ?? (run.State is RunState.Done && run.Outcome is not null ? null : new Problem("assignment.not-ready", "There is no plan to adopt yet."));
    }
}
