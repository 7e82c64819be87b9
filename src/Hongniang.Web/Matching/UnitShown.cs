using Hongniang.Matching;
using Hongniang.Matching.Units;

namespace Hongniang.Web.Matching;

/// <summary>One unit with what ties its card to the need.</summary>
/// <param name="Fitting">Its achievements and experts that stand in the need's own lists, the best first.</param>
public sealed record UnitShown(UnitRow Row, ThreadedText Text, IReadOnlyList<MatchRow> Fitting)
{
    /// <summary>The heaviest phrases, then what the score's criteria say.</summary>
    public IEnumerable<Reason> Reasons => Text.ReasonsWith(Row.Score.Reasons);
}
