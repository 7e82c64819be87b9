using System.Collections.Concurrent;
using RedThread.Text;

namespace RedThread.Evaluation;

/// <summary>Cosine of tf-idf vectors over the recipe's two streams: the plain peer of the recipe.</summary>
internal sealed class TfIdfCosine
{
    private static readonly TermKind[] Both = [TermKind.Unit, TermKind.Bigram];

    private readonly RecipeOptions recipe;
    private readonly TextAnalyzer analyzer;
    private readonly Dictionary<(TermKind, TermKey), int> frequencies = [];
    private readonly ConcurrentDictionary<string, Dictionary<(TermKind, TermKey), double>> vectors = new(StringComparer.Ordinal);
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
            vectors[id] = Vector(counts);
    }

    public double Of(JudgedText text, string document) => Product(Of(text), vectors[document]);

    /// <summary>Of two texts that need not be documents.</summary>
    public double Of(JudgedText one, JudgedText other) => Product(Of(one), Of(other));

    /// <summary>ln((1 + N) / (1 + df)) + 1.</summary>
    public double Rarity(int frequency) => Math.Log((1d + count) / (1 + frequency)) + 1;

    /// <summary>In how many documents the term is.</summary>
    public int Frequency(TermKind kind, in TermKey key) => frequencies.GetValueOrDefault((kind, key));

    private Dictionary<(TermKind, TermKey), double> Of(JudgedText text) => vectors.GetOrAdd(text.Id, _ => Vector(Count(text.Title, text.Content)));

    private static double Product(Dictionary<(TermKind, TermKey), double> one, Dictionary<(TermKind, TermKey), double> other)
    {
        var (few, many) = one.Count <= other.Count ? (one, other) : (other, one);
        return few.Sum(pair => pair.Value * many.GetValueOrDefault(pair.Key));
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
            pair => Scoring.Impact.StreamWeight(recipe, pair.Key.Item1) * (1 + Math.Log(pair.Value)) * Rarity(frequencies.GetValueOrDefault(pair.Key)));
        var length = Math.Sqrt(raw.Values.Sum(value => value * value));
        return length > 0 ? raw.ToDictionary(pair => pair.Key, pair => pair.Value / length) : raw;
    }
}
