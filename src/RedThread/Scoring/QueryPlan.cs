using RedThread.Indexing;

namespace RedThread.Scoring;

/// <summary>One distinct term of a query, weighed against one collection.</summary>
/// <param name="Term">Its number; below zero where the vocabulary lacks it.</param>
/// <param name="Weight">What it counts in the query, in whole parts.</param>
/// <param name="Worth">What it is worth at full saturation, in whole steps.</param>
internal readonly record struct QueryTerm(TermKind Kind, int Term, int TitleCount, int BodyCount, int Weight, int DocumentFrequency, int NeedFrequency, double Idf, int Worth);

/// <summary>A query made ready: units first, then bigrams, each in order of first sight, title before body.</summary>
internal sealed class QueryPlan
{
    private readonly QueryTerm[] terms;

    private QueryPlan(QueryTerm[] terms, Saturation[] saturations) => (this.terms, Saturations) = (terms, saturations);

    public ReadOnlySpan<QueryTerm> Terms => terms;

    /// <summary>By stream.</summary>
    public Saturation[] Saturations { get; }

    /// <summary>No document can score more.</summary>
    public long Bound { get; private init; }

    /// <summary>The score of the query against its own title, as if that were a document of the collection; against its body where the title holds no token.</summary>
    public long SelfScore { get; private init; }

    public static QueryPlan Of(QueryReader query, Collection collection, Scale scale) =>
        Of(query, scale, collection.Count, collection.Needs, scale.Saturations(collection), (stream, entry, _) => (collection.DocumentFrequency(stream, entry.Term), collection.NeedFrequency(stream, entry.Term)));

    /// <summary>By the frequencies that others counted too: those of a collection of which only a part is at hand.</summary>
    public static QueryPlan Of(QueryReader query, QueryStatistics statistics, Scale scale)
    {
        if (statistics.DocumentFrequencies.Count != query.Of(TermKind.Unit).Length + query.Of(TermKind.Bigram).Length)
            throw new ArgumentException("The statistics are those of another need.", nameof(statistics));
        var saturations = scale.Saturations(statistics.MeanLength(statistics.UnitTokens), statistics.MeanLength(statistics.BigramTokens));
        return Of(query, scale, statistics.Documents, statistics.Needs, saturations, (_, _, place) => (statistics.DocumentFrequencies[place], statistics.NeedFrequencies[place]));
    }

    private static QueryPlan Of(QueryReader query, Scale scale, int documents, int needs, Saturation[] saturations, Func<TermKind, QueryEntry, int, (int Documents, int Needs)> frequencies)
    {
        var weighed = new QueryTerm[query.Of(TermKind.Unit).Length + query.Of(TermKind.Bigram).Length];
        var (count, place) = (0, 0);
        foreach (var stream in (ReadOnlySpan<TermKind>)[TermKind.Unit, TermKind.Bigram])
        {
            if (Impact.StreamWeight(scale.Recipe, stream) == 0)
                continue;
            foreach (ref readonly var entry in query.Of(stream))
            {
                var (df, nf) = frequencies(stream, entry, place++);
                var idf = Impact.Idf(scale.Recipe, documents, df, needs, nf);
                var worth = Impact.Worth(scale.Recipe, stream, documents, idf);
                weighed[count++] = new QueryTerm(stream, entry.Term, entry.TitleCount, entry.BodyCount, scale.QueryWeight(entry), df, nf, idf, worth);
            }
        }
        Array.Resize(ref weighed, count);
        return new QueryPlan(weighed, saturations)
        {
            Bound = weighed.Sum(term => (long)term.Weight * term.Worth),
            SelfScore = ScoreItself(query, weighed, saturations),
        };
    }

    private static long ScoreItself(QueryReader query, QueryTerm[] weighed, Saturation[] saturations)
    {
        var byTitle = query.TitleLength(TermKind.Unit) > 0;
        var score = 0L;
        foreach (ref readonly var term in weighed.AsSpan())
        {
            var count = byTitle ? term.TitleCount : term.BodyCount;
            var length = byTitle ? query.TitleLength(term.Kind) : query.BodyLength(term.Kind);
            if (count > 0)
                score += (long)term.Weight * Impact.Of(term.Worth, saturations[(int)term.Kind][count, length]);
        }
        return score;
    }

    public double Normalize(long score) => SelfScore > 0 ? (double)score / SelfScore : 0;

    /// <summary>The terms that the document holds, with their count, saturation and contribution, in the order of the terms.</summary>
    public IEnumerable<(QueryTerm Term, int Count, int Saturation, long Contribution)> Shared(Segment segment, int slot)
    {
        foreach (var term in terms)
        {
            var posting = term.Term < 0 ? 0 : segment.Streams[(int)term.Kind].PostingIn(slot, term.Term);
            if (posting == 0)
                continue;
            var saturation = Saturations[(int)term.Kind].Parts[StreamPostings.ShapeOf(posting)];
            yield return (term, StreamPostings.CountOf(posting), saturation, (long)term.Weight * Impact.Of(term.Worth, saturation));
        }
    }

    public long Score(Segment segment, int slot)
    {
        var score = 0L;
        foreach (var shared in Shared(segment, slot))
            score += shared.Contribution;
        return score;
    }
}
