using System.Runtime.CompilerServices;

namespace RedThread.Scoring;

/// <summary>
/// The arithmetic of the recipe, each formula once, in whole numbers from the rarity on: search, batch, single score, self score and explanation all come here, so their
/// figures agree to the last digit in whatever order they are added.
/// </summary>
internal static class Impact
{
    /// <summary>
    /// The worth that the rarest term of a collection should about have: the largest at which a city's frequent terms still fit into bytes with room to add, and at which the
    /// judged figures do not move by .001.
    /// </summary>
    private const double Largest = 724;

    /// <summary>Denominators up to this are tried for the weight of the query's body.</summary>
    private const int MostParts = 20;

    /// <summary>A term's worth in a document: worth × saturation / 128, rounded half up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(int worth, int saturation) => ((worth * saturation) + (1 << (Saturation.Bits - 1))) >> Saturation.Bits;

    /// <summary>Stream weight × rarity × (k1 + 1) in whole steps, at most 32,767.</summary>
    public static int Worth(RecipeOptions recipe, TermKind stream, int documents, double idf) =>
        (int)Math.Min(short.MaxValue, Math.Round(StepsPerPoint(recipe, documents) * StreamWeight(recipe, stream) * idf * (recipe.K1 + 1)));

    /// <summary>
    /// The power of two by which a term in no document is worth about 724 steps: 8 for the default recipe and 5,000 to 100,000 documents, more for fewer. As a power of two it
    /// changes seldom, and then all scores change alike.
    /// </summary>
    public static double StepsPerPoint(RecipeOptions recipe, int documents) =>
        double.Exp2(Math.Round(Math.Log2(Largest / ((recipe.K1 + 1) * Math.Max(1, recipe.BigramWeight) * Math.Pow(Rarity(documents, 0), recipe.IdfExponent)))));

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

    /// <summary>
    /// What one occurrence in the query's title and one in its body count, in whole parts: 5 and 1 for a body at .2. A body weight that is no fraction of at most twentieths
    /// is rounded to twentieths.
    /// </summary>
    public static (int Title, int Body) QueryParts(RecipeOptions recipe)
    {
        var parts = 1;
        while (parts < MostParts && Math.Abs((parts * recipe.QueryBodyWeight) - Math.Round(parts * recipe.QueryBodyWeight)) > 1e-9)
            parts++;
        return (parts, (int)Math.Round(parts * recipe.QueryBodyWeight));
    }

    private static double Rarity(int total, int frequency) => Math.Log(1 + ((total - frequency + .5) / (frequency + .5)));
}
