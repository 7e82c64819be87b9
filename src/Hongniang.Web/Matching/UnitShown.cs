using Hongniang.Matching;
using Hongniang.Matching.Units;

namespace Hongniang.Web.Matching;

/// <summary>One unit with what ties its card to the need.</summary>
/// <param name="Fitting">Its achievements and experts that stand in the need's own lists, the best first.</param>
public sealed record UnitShown(UnitRow Row, ThreadedText Text, IReadOnlyList<MatchRow> Fitting)
{
    private const int PhrasesAsReasons = 2;

    /// <summary>The heaviest phrases, then what the score's criteria say.</summary>
    public IEnumerable<Reason> Reasons =>
        Text.Threads.Select(t => t.Text).Where(t => t.Length is > 1 and <= 24).Take(PhrasesAsReasons).Select(t => new Reason(ReasonKind.SharedPhrase, ReasonVerdict.Good, t)).Concat(Row.Score.Reasons);
}
