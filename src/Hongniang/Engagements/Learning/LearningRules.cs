using Hongniang.Common;

namespace Hongniang.Engagements.Learning;

/// <summary>What may be done to a time of learning, and when. Asked for the button and again by the action.</summary>
public static class LearningRules
{
    /// <summary>A running one whose worker gave no sign for so long was cut off.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <param name="open">The association's open one; null when there is none.</param>
    public static Problem? ReasonNotToStart(LearningRun? open) =>
        open is { IsOpen: true } ? new Problem("learning.open", "A ranking is being learnt already. Wait for it, or stop it.") : null;

    public static Problem? ReasonNotToCancel(LearningRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.IsOpen ? null : new Problem("learning.ended", "It has ended already.");
    }
}
