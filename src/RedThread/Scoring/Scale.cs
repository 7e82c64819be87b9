using System.Collections.Concurrent;

namespace RedThread.Scoring;

/// <summary>The recipe in the whole numbers of scoring. One per index, for all threads.</summary>
internal sealed class Scale(RecipeOptions recipe)
{
    /// <summary>An index that grows from nothing passes through many mean lengths; their tables are not kept.</summary>
    private const int MostTables = 16;

    private readonly ConcurrentDictionary<int, Saturation> tables = new();

    public RecipeOptions Recipe => recipe;

    public (int Title, int Body) QueryParts { get; } = Impact.QueryParts(recipe);

    public int QueryWeight(in QueryEntry entry) => (QueryParts.Title * entry.TitleCount) + (QueryParts.Body * Math.Min(recipe.QueryBodyCap, entry.BodyCount));

    /// <summary>The tables for the collection's present mean lengths, by stream.</summary>
    public Saturation[] Saturations(Collection collection) => Saturations(collection.MeanLength(TermKind.Unit), collection.MeanLength(TermKind.Bigram));

    public Saturation[] Saturations(double units, double bigrams) => [Saturation(units), Saturation(bigrams)];

    private Saturation Saturation(double meanLength)
    {
        var step = Scoring.Saturation.StepOf(meanLength);
        if (tables.TryGetValue(step, out var known))
            return known;
        if (tables.Count >= MostTables)
            tables.Clear();
        return tables.GetOrAdd(step, static (step, recipe) => Scoring.Saturation.Of(recipe, step), recipe);
    }
}
