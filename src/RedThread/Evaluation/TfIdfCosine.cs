using RedThread.Text;

namespace RedThread.Evaluation;

/// <summary>Cosine of tf-idf vectors over the recipe's two streams: the plain peer of the recipe.</summary>
internal sealed class TfIdfCosine
{
    private static readonly TermKind[] Both = [TermKind.Unit, TermKind.Bigram];

    private readonly RecipeOptions recipe;
    private readonly TextAnalyzer analyzer;
    private readonly Dictionary<(TermKind, TermKey), int> frequencies = [];
    private readonly Dictionary<string, Dictionary<(TermKind, TermKey), double>> vectors = new(StringComparer.Ordinal);
    private readonly int count;

    public TfIdfCosine(RecipeOptions recipe, List<IndexDocument> documents)
    {
        this.recipe = recipe;
        analyzer = TextAnalyzer.For(recipe.Units);
        count = documents.Count;
        var terms = documents.ConvertAll(document => (document.Id, Counts: Count(document.Title, document.Body)));
        foreach (var term in terms.SelectMany(document => document.Counts.Keys))
            frequencies[term] = frequencies.GetValueOrDefault(term) + 1;
        foreach (var (id, counts) in terms)
            vectors.Add(id, Vector(counts));
    }

    public double Of(JudgedText text, string document)
    {
        if (!vectors.TryGetValue(text.Id, out var left))
            vectors[text.Id] = left = Vector(Count(text.Title, text.Content));
        var right = vectors[document];
        return left.Sum(pair => pair.Value * right.GetValueOrDefault(pair.Key));
    }

    private Dictionary<(TermKind, TermKey), int> Count(string title, string body)
    {
        var tokens = new TokenLists();
        analyzer.Analyze(title, tokens);
        analyzer.Analyze(body, tokens);
        return Both.SelectMany(kind => tokens.Of(kind).Select(token => (kind, token.Key))).CountBy(term => term).ToDictionary();
    }

    private Dictionary<(TermKind, TermKey), double> Vector(Dictionary<(TermKind, TermKey), int> counts)
    {
        var raw = counts.ToDictionary(
            pair => pair.Key,
            pair => Scoring.Impact.StreamWeight(recipe, pair.Key.Item1) * (1 + Math.Log(pair.Value)) * (Math.Log((1d + count) / (1 + frequencies.GetValueOrDefault(pair.Key))) + 1));
        var length = Math.Sqrt(raw.Values.Sum(value => value * value));
        return length > 0 ? raw.ToDictionary(pair => pair.Key, pair => pair.Value / length) : raw;
    }
}
