using RedThread.Indexing;

namespace RedThread.Scoring.Tiles;

/// <summary>Weighs terms against one collection. What each is worth is worked out once, for all of them in a row.</summary>
internal sealed class BatchScale
{
    /// <summary>Most terms share one of few pairs of frequencies.</summary>
    private const int Common = 128;

    private readonly Scale scale;
    private readonly Collection collection;
    private readonly short[][] worths;

    public BatchScale(Scale scale, Collection collection, Vocabulary[] vocabularies)
    {
        (this.scale, this.collection) = (scale, collection);
        Saturations = scale.Saturations(collection);
        worths = [Weigh(TermKind.Unit, vocabularies[0].Count), Weigh(TermKind.Bigram, vocabularies[1].Count)];
    }

    /// <summary>By stream.</summary>
    public Saturation[] Saturations { get; }

    public int QueryWeight(in QueryEntry entry) => scale.QueryWeight(entry);

    /// <summary>What the term is worth at full saturation; a number below zero is a term that nobody has.</summary>
    public int Worth(TermKind stream, int term)
    {
        var known = worths[(int)stream];
        return (uint)term < (uint)known.Length - 1 ? known[term] : known[^1];
    }

    /// <summary>As <see cref="QueryPlan.SelfScore"/>.</summary>
    public long SelfScore(in ReadQuery query)
    {
        var score = 0L;
        for (var at = 0; at < query.Count; at++)
        {
            var (entry, stream) = (query[at], query.StreamOf(at));
            var count = query.HasTitle ? entry.TitleCount : entry.BodyCount;
            if (count == 0)
                continue;
            var length = query.HasTitle ? query.LengthOf(stream).Title : query.LengthOf(stream).Body;
            score += (long)scale.QueryWeight(entry) * Impact.Of(Worth(stream, entry.Term), Saturations[(int)stream][count, length]);
        }
        return score;
    }

    /// <summary>By term, and at the end that of a term in no document and no need.</summary>
    private short[] Weigh(TermKind stream, int count)
    {
        var made = new short[count + 1];
        if (Impact.StreamWeight(scale.Recipe, stream) == 0)
            return made;
        var common = new short[Common * Common];
        common.AsSpan().Fill(-1);
        for (var term = 0; term <= count; term++)
        {
            var (df, nf) = term < count ? (collection.DocumentFrequency(stream, term), collection.NeedFrequency(stream, term)) : (0, 0);
            if (df >= Common || nf >= Common)
            {
                made[term] = Compute(stream, df, nf);
                continue;
            }
            ref var worth = ref common[(df * Common) + nf];
            if (worth < 0)
                worth = Compute(stream, df, nf);
            made[term] = worth;
        }
        return made;
    }

    private short Compute(TermKind stream, int df, int nf) => (short)Impact.Worth(scale.Recipe, stream, collection.Count, Impact.Idf(scale.Recipe, collection.Count, df, collection.Needs, nf));
}
