using RedThread.Evaluation;
using RedThread.Text;

namespace RedThread.Learning;

/// <summary>What the texts of each judged pair say of it, with its standing among the need's other judged pairs. Knows no level.</summary>
internal sealed class TextFeatures
{
    private readonly MeaningIndex index;
    private readonly Dictionary<string, JudgedText> achievements;
    private readonly float[][] features;

    public TextFeatures(JudgedPairs pairs, IReadOnlyList<JudgedText> achievements, IReadOnlyList<JudgedText> background, RecipeOptions recipe)
    {
        this.achievements = achievements.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var documents = achievements.Select(a => new IndexDocument(a.Id, a.Title, a.Content)).ToList();
        index = new MeaningIndex(documents, pairs.Needs.Concat(background).Select(need => new MatchQuery(need.Title, need.Content)), recipe);
        Cosine = new TfIdfCosine(recipe, documents);
        features = new float[pairs.All.Count][];
        Standing = new double[pairs.All.Count];
        var byNeed = pairs.All.Index().GroupBy(pair => pair.Item.Need).ToList();
        Parallel.ForEach(byNeed, need => OfNeed(pairs.Needs[need.Key], [.. need.Select(pair => (pair.Index, pair.Item.Id))]));
    }

    /// <summary>Plain likeness of two achievements.</summary>
    public TfIdfCosine Cosine { get; }

    /// <summary>By pair: the score as so many standard deviations above the mean of the need's judged pairs.</summary>
    public double[] Standing { get; }

    public IReadOnlyList<float[]> All => features;

    public double Meaning(string one, string other) => index.Likeness(one, other);

    public double Words(string one, string other) => Cosine.Of(achievements[one], other);

    private void OfNeed(JudgedText need, (int Pair, string Id)[] judged)
    {
        var measured = judged.Select(pair => OfPair(need, pair.Id)).ToArray();
        var wide = measured[0].Length;
        var means = Enumerable.Range(0, wide).Select(i => measured.Average(m => m[i])).ToArray();
        var spreads = Enumerable.Range(0, wide).Select(i => Math.Sqrt(measured.Average(m => (m[i] - means[i]) * (m[i] - means[i])))).ToArray();
        for (var at = 0; at < judged.Length; at++)
        {
            var own = measured[at];
            var standing = own.Select((value, i) => spreads[i] > 1e-9 ? (value - means[i]) / spreads[i] : 0).ToArray();
            var ahead = measured.Count(other => other[0] > own[0]) / (double)judged.Length;
            var company = judged.Where((_, i) => i != at).Select(other => Meaning(judged[at].Id, other.Id)).DefaultIfEmpty().Average();
            Standing[judged[at].Pair] = standing[0];
            features[judged[at].Pair] =
            [
                .. own.Select(value => (float)value), .. standing.Select(value => (float)value), (float)ahead, (float)company, (float)means[0], (float)means[1],
                judged.Length, need.Title.Length, (float)Math.Log(1 + need.Content.Length),
            ];
        }
    }

    /// <summary>The score comes first and the likeness second: their means and ranks are features too.</summary>
    private double[] OfPair(JudgedText need, string id)
    {
        var whole = index.Explain(new MatchQuery(need.Title, need.Content), id, 0)!; // why: the caller checked that the id is in the collection
        var title = index.Explain(new MatchQuery(need.Title, ""), id, 0)!; // why: as above
        var self = Math.Max(1d, whole.Words.SelfScore);
        double Sum(MeaningExplanation of, TermKind kind) => of.Words.Parts.Where(part => part.Kind == kind).Sum(part => part.Contribution) / self;
        var document = achievements[id];
        var tokens = new TokenLists();
        TextAnalyzer.For(UnitKind.Characters).Analyze(document.Title, tokens);
        return
        [
            whole.Words.Score / self, whole.Likeness, title.Likeness, Sum(title, TermKind.Unit), Sum(whole, TermKind.Unit) - Sum(title, TermKind.Unit), Sum(title, TermKind.Bigram),
            Sum(whole, TermKind.Bigram) - Sum(title, TermKind.Bigram), Covered(whole, tokens), Covered(title, tokens), Cosine.Of(need with { Id = $"need {need.Id}" }, id),
            whole.Words.Parts.Select(part => part.Contribution / self).DefaultIfEmpty().Max(), LongestCommon(need.Title, document.Title), tokens.Units.Count,
        ];
    }

    /// <summary>Which share of the document's characters the need says too, each as far as it is rare.</summary>
    private double Covered(MeaningExplanation explained, TokenLists tokens)
    {
        var shared = explained.Words.Parts.Where(part => part.Kind == TermKind.Unit).Sum(part => part.Tf * Cosine.Rarity(part.DocumentFrequency));
        var all = tokens.Units.Sum(token => Cosine.Rarity(Cosine.Frequency(TermKind.Unit, token.Key)));
        return all > 0 ? shared / all : 0;
    }

    private static int LongestCommon(string a, string b)
    {
        var best = 0;
        b = b.Replace(" ", "", StringComparison.Ordinal);
        var before = new int[b.Length + 1];
        foreach (var c in a)
        {
            var now = new int[b.Length + 1];
            for (var j = 0; j < b.Length; j++)
            {
                if (c == b[j])
                    best = Math.Max(best, now[j + 1] = before[j] + 1);
            }
            before = now;
        }
        return best;
    }
}
