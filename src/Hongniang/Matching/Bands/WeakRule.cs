using Hongniang.Matching.Indexing;

namespace Hongniang.Matching.Bands;

/// <summary>When a pair says too little to be shown unasked: on the need's page and on the candidate's the same.</summary>
internal static class WeakRule
{
    /// <summary>Which words are rare cannot be told from fewer records: a likeness promises nothing then, and none is called weak.</summary>
    private const int LeastStock = 20;

    public static bool Holds(IndexSet set, CandidateKind kind) => set.Of(kind).Count >= LeastStock;

    /// <param name="likeness">Of the whole texts.</param>
    /// <param name="promise">What the title promises; null where nothing is known of such candidates.</param>
    /// <param name="weights">Where the line is drawn.</param>
    public static bool IsWeak(double likeness, MatchPromise? promise, MatchWeights weights) => likeness < weights.WeakText && !(promise?.Band.Known >= weights.LeastKnown);
}
