using RedThread.Indexing;
using RedThread.Text;

namespace RedThread.Scoring;

/// <summary>One distinct term of a query, weighed against one snapshot.</summary>
internal sealed record QueryTerm(TermKey Key, TermKind Kind, int Term, int TitleCount, int BodyCount, double Weight, int DocumentFrequency, int NeedFrequency, double Idf, double Gain);

/// <summary>A query made ready: units first, then bigrams, each in order of first sight, title before body. Scores are summed in this order everywhere.</summary>
internal sealed class QueryPlan
{
    private readonly Snapshot snapshot;
    private readonly RecipeOptions recipe;
    private readonly int[] titleLengths = new int[2];
    private readonly int[] bodyLengths = new int[2];

    private QueryPlan(Snapshot snapshot, RecipeOptions recipe)
    {
        this.snapshot = snapshot;
        this.recipe = recipe;
    }

    public List<QueryTerm> Terms { get; } = [];

    /// <summary>The score of the query against its own title, as if that were a document of the collection; against its body where the title holds no token.</summary>
    public double SelfScore { get; private set; }

    public static QueryPlan Of(MatchQuery query, Snapshot snapshot, RecipeOptions recipe, TextAnalyzer analyzer, Vocabulary[] vocabularies)
    {
        var plan = new QueryPlan(snapshot, recipe);
        var (title, body) = (new TokenLists(), new TokenLists());
        analyzer.Analyze(query.Title, title);
        analyzer.Analyze(query.Body, body);
        foreach (var stream in (ReadOnlySpan<TermKind>)[TermKind.Unit, TermKind.Bigram])
            plan.Weigh(stream, title.Of(stream), body.Of(stream), vocabularies[(int)stream]);
        plan.SelfScore = plan.ScoreItself();
        return plan;
    }

    private void Weigh(TermKind stream, List<Token> title, List<Token> body, Vocabulary vocabulary)
    {
        titleLengths[(int)stream] = title.Count;
        bodyLengths[(int)stream] = body.Count;
        var streamWeight = Bm25.StreamWeight(recipe, stream);
        if (streamWeight == 0)
            return;
        var counts = new Dictionary<TermKey, (int Order, int Title, int Body)>();
        foreach (var token in title)
            counts[token.Key] = counts.TryGetValue(token.Key, out var known) ? known with { Title = known.Title + 1 } : (counts.Count, 1, 0);
        foreach (var token in body)
            counts[token.Key] = counts.TryGetValue(token.Key, out var known) ? known with { Body = known.Body + 1 } : (counts.Count, 0, 1);
        var statistics = snapshot.Streams[(int)stream];
        var from = Terms.Count;
        Terms.AddRange(new QueryTerm[counts.Count]);
        foreach (var (key, count) in counts)
        {
            var weight = count.Title + (recipe.QueryBodyWeight * Math.Min(recipe.QueryBodyCap, count.Body));
            var term = vocabulary.Find(key);
            var (df, nf) = (statistics.DocumentFrequencies[term], statistics.NeedFrequencies[term]);
            var idf = Bm25.Idf(recipe, snapshot.Count, df, snapshot.Needs, nf);
            var gain = streamWeight * weight * idf * (recipe.K1 + 1);
            Terms[from + count.Order] = new QueryTerm(key, stream, term, count.Title, count.Body, weight, df, nf, idf, gain);
        }
    }

    private double ScoreItself()
    {
        var byTitle = titleLengths[0] > 0;
        var lengths = byTitle ? titleLengths : bodyLengths;
        ReadOnlySpan<double> norms =
        [
            Bm25.Norm(recipe, lengths[0], snapshot.AverageLength(TermKind.Unit)),
            Bm25.Norm(recipe, lengths[1], snapshot.AverageLength(TermKind.Bigram)),
        ];
        var score = 0d;
        foreach (var term in Terms)
        {
            var count = byTitle ? term.TitleCount : term.BodyCount;
            if (count > 0)
                score += Bm25.Contribution(term.Gain, count, norms[(int)term.Kind]);
        }
        return score;
    }

    public double Normalize(double score) => SelfScore > 0 ? score / SelfScore : 0;

    /// <summary>The terms that the document holds, with their count and contribution, in the order of summing.</summary>
    public IEnumerable<(QueryTerm Term, int Count, double Norm, double Contribution)> Shared(int segment, int slot)
    {
        var norms = snapshot.Norms(recipe)[segment];
        foreach (var term in Terms)
        {
            var count = term.Term < 0 ? 0 : snapshot.Segments[segment].Streams[(int)term.Kind].CountIn(slot, term.Term);
            if (count == 0)
                continue;
            var norm = norms[(int)term.Kind][slot];
            yield return (term, count, norm, Bm25.Contribution(term.Gain, count, norm));
        }
    }

    public double Score(int segment, int slot)
    {
        var score = 0d;
        foreach (var shared in Shared(segment, slot))
            score += shared.Contribution;
        return score;
    }
}
