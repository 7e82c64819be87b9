using Hongniang.Matching.Indexing;
using RedThread;

namespace Hongniang.Matching.Bands;

/// <summary>When a pair says too little to be shown unasked: on the need's page and on the candidate's the same.</summary>
internal static class WeakRule
{
    /// <summary>Which words are rare cannot be told from fewer records: a likeness promises nothing then, and none is called weak.</summary>
    private const int LeastStock = 20;

    /// <summary>Every long text repeats a need of fewer letters than this: then only the title can promise anything.</summary>
    private const int LeastLetters = 20;

    public static bool Holds(IndexSet set, CandidateKind kind) => Holds(set.Of(kind));

    public static bool Holds(ThreadIndex index) => index.Count >= LeastStock;

    /// <param name="need">What the need says.</param>
    /// <param name="likeness">Of the whole texts.</param>
    /// <param name="promise">What the title promises; null where nothing is known of such candidates.</param>
    /// <param name="weights">Where the line is drawn.</param>
    public static bool IsWeak(MatchQuery need, double likeness, MatchPromise? promise, MatchWeights weights) =>
        (likeness < weights.WeakText || (weights.WeakText > 0 && SaysLittle(need))) && !(promise?.Band.Known >= weights.LeastKnown);

    private static bool SaysLittle(MatchQuery need) => need.Title.Count(char.IsLetter) + need.Body.Count(char.IsLetter) < LeastLetters;
}
