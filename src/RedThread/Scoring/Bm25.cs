using System.Runtime.CompilerServices;
using RedThread.Indexing;

namespace RedThread.Scoring;

/// <summary>The arithmetic of the recipe, each formula once: search, single score, self score and explanation all come here, so their figures agree bit for bit.</summary>
internal static class Bm25
{
    /// <summary>k1 (1 - b + b · length / average).</summary>
    public static double Norm(RecipeOptions recipe, int length, double average) =>
        recipe.K1 * (1 - recipe.B + (average > 0 ? recipe.B * length / average : 0));

    /// <summary>What one term adds: gain · tf / (tf + norm), where gain = stream weight · query weight · idf · (k1 + 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Contribution(double gain, int tf, double norm) => gain * tf / (tf + norm);

    /// <summary>
    /// (ln(1 + (N - df + .5) / (df + .5))^(1 - share) · ln(1 + (M - nf + .5) / (nf + .5))^share)^exponent; without needs (M = 0) the documents' rarity alone, to the exponent.
    /// </summary>
    public static double Idf(RecipeOptions recipe, int documents, int documentFrequency, int needs, int needFrequency)
    {
        var idf = Rarity(documents, documentFrequency);
        if (needs > 0 && recipe.NeedIdfShare > 0)
            idf = Math.Pow(idf, 1 - recipe.NeedIdfShare) * Math.Pow(Rarity(needs, needFrequency), recipe.NeedIdfShare);
        return Math.Pow(idf, recipe.IdfExponent);
    }

    public static double StreamWeight(RecipeOptions recipe, TermKind stream) => stream == TermKind.Unit ? 1 : recipe.BigramWeight;

    private static double Rarity(int total, int frequency) => Math.Log(1 + ((total - frequency + .5) / (frequency + .5)));
}
