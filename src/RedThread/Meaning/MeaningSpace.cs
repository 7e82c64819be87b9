using RedThread.Scoring;
using RedThread.Text;

namespace RedThread.Meaning;

/// <summary>
/// A space of few dimensions in which texts lie near each other that use the same words or words that stand beside the same words: latent semantic analysis (Deerwester,
/// Dumais, Furnas, Landauer and Harshman 1990) of the documents themselves. Learnt from nothing else, the same at every run.
/// </summary>
/// <remarks>
/// A text is the vector of its terms, (1 + ln count) × stream weight × the recipe's rarity, taken to the right singular vectors. Likeness is the mean of the cosines over all
/// dimensions, over half and over a quarter of them: a coarse and a fine view together lean on no one cut.
/// </remarks>
internal sealed class MeaningSpace
{
    /// <summary>A term in a single document says nothing of which terms go together.</summary>
    private const int LeastDocuments = 2;

    private static readonly TermKind[] Both = [TermKind.Unit, TermKind.Bigram];

    private readonly RecipeOptions recipe;
    private readonly TextAnalyzer analyzer;
    private readonly Dictionary<(TermKind, TermKey), (int Place, double Rarity)> terms = [];
    private readonly double[][] directions;
    private readonly int[] views;

    public MeaningSpace(RecipeOptions recipe, IReadOnlyList<IndexDocument> documents, IReadOnlyList<MatchQuery> needs, CancellationToken ct = default)
    {
        this.recipe = recipe;
        analyzer = TextAnalyzer.For(recipe.Units);
        var counts = documents.Select(document => Count(document.Title, document.Body)).ToList();
        var (documentFrequencies, needFrequencies) = (Frequencies(counts), Frequencies(needs.Select(need => Count(need.Title, need.Body))));
        foreach (var (term, frequency) in documentFrequencies.Where(pair => pair.Value >= LeastDocuments && Impact.StreamWeight(recipe, pair.Key.Kind) > 0))
        {
            var idf = Impact.Idf(recipe, documents.Count, frequency, needs.Count, needFrequencies.GetValueOrDefault(term));
            terms.Add(term, (terms.Count, Impact.StreamWeight(recipe, term.Kind) * idf));
        }
        var rows = counts.ConvertAll(count => Weighed(count.Select(pair => (pair.Key, (double)pair.Value))));
        directions = SingularVectors.Of(new SparseRows(rows, terms.Count), recipe.MeaningDimensions, ct);
        views = [.. new[] { directions.Length, (directions.Length + 1) / 2, (directions.Length + 3) / 4 }.Where(view => view > 0).Distinct()];
        Documents = [.. rows.AsParallel().AsOrdered().WithCancellation(ct).Select(Placed)];
    }

    /// <summary>In the order of the documents. Likeness of two places is their dot product, at most 1.</summary>
    public double[][] Documents { get; }

    /// <summary>Where the query lies; its terms weigh as in the recipe, the title fully and the body less and capped.</summary>
    public double[] Place(MatchQuery query)
    {
        var title = Count(query.Title, "");
        var body = Count("", query.Body);
        return Placed(Weighed(title.Keys.Union(body.Keys).Select(term =>
            (term, title.GetValueOrDefault(term) + (recipe.QueryBodyWeight * Math.Min(recipe.QueryBodyCap, body.GetValueOrDefault(term)))))));
    }

    private (int Column, double Value)[] Weighed(IEnumerable<((TermKind, TermKey) Term, double Count)> counts)
    {
        var weighed = new List<(int Column, double Value)>();
        foreach (var (term, count) in counts)
        {
            if (count > 0 && terms.TryGetValue(term, out var known))
                weighed.Add((known.Place, known.Rarity * (count > 1 ? 1 + Math.Log(count) : count)));
        }
        var length = Math.Sqrt(weighed.Sum(entry => entry.Value * entry.Value));
        return length > 0 ? [.. weighed.Select(entry => (entry.Column, entry.Value / length))] : [];
    }

    /// <summary>The views one behind the other, each of the same length, so that one dot product is the mean of their cosines.</summary>
    private double[] Placed((int Column, double Value)[] entries)
    {
        var all = new double[directions.Length];
        for (var i = 0; i < all.Length; i++)
        {
            foreach (var (column, value) in entries)
                all[i] += value * directions[i][column];
        }
        var placed = new double[views.Sum()];
        var at = 0;
        foreach (var view in views)
        {
            var part = placed.AsSpan(at, view);
            all.AsSpan(0, view).CopyTo(part);
            if (DenseVectors.Normalize(part))
                DenseVectors.Scale(part, 1 / Math.Sqrt(views.Length));
            at += view;
        }
        return placed;
    }

    private Dictionary<(TermKind Kind, TermKey Key), int> Count(string title, string body)
    {
        var tokens = new TokenLists();
        analyzer.Analyze(title, tokens);
        analyzer.Analyze(body, tokens);
        return Both.SelectMany(kind => tokens.Of(kind).Select(token => (Kind: kind, token.Key))).CountBy(term => term).ToDictionary();
    }

    private static Dictionary<(TermKind Kind, TermKey Key), int> Frequencies(IEnumerable<Dictionary<(TermKind Kind, TermKey Key), int>> texts) =>
        texts.SelectMany(text => text.Keys).CountBy(term => term).ToDictionary();
}
