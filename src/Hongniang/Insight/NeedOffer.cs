using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Needs;
using Hongniang.Network;

namespace Hongniang.Insight;

/// <summary>
/// Up the levels, town → county → city → province: a need that its holder leaves without an answer is offered to the association above, and after as long again to the one above that.
/// The holder stays; whoever it is offered to may answer it as well, with its whole story. Levels that a place does not have are passed over, as nothing stands there.
/// </summary>
public static class NeedOffer
{
    /// <summary>Working days that each level has for its answer (domain A6).</summary>
    public const int Days = 5;

    /// <param name="since">When the need was handed in, or came back.</param>
    /// <param name="above">Which association each one stands below (see <see cref="Matchmakers.AboveAsync"/>).</param>
    /// <returns>Those it is offered to by now, the nearest first; none while the holder's time runs, or once it is answered.</returns>
    public static IReadOnlyList<OrganizationId> To(NeedState state, DateTimeOffset since, OrganizationId holder, IReadOnlyDictionary<OrganizationId, OrganizationId?> above, AssociationClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return state is not NeedState.Submitted ? []
            : [.. Matchmakers.PathOf(holder, above).Skip(1).TakeWhile((_, i) => clock.WorkingDays.Add(clock.DayOf(since), Days * (i + 1)) < clock.Today)];
    }
}
