using RedThread.Indexing;
using RedThread.Scoring;
using RedThread.Text;

namespace RedThread;

/// <summary>Many needs read once, to be ranked in every index that shares the lexicon: see <see cref="ThreadIndex.SearchAll(QueryBatch, int, Func{int, string, bool}?, int, CancellationToken)"/>.</summary>
public sealed class QueryBatch
{
    private readonly IReadOnlyList<MatchQuery> queries;
    private readonly ReadQuery[] read;

    private QueryBatch(IReadOnlyList<MatchQuery> queries, ReadQuery[] read, UnitKind units, Vocabulary[] vocabularies)
    {
        this.queries = queries;
        this.read = read;
        Units = units;
        Vocabularies = vocabularies;
    }

    /// <summary>How many needs.</summary>
    public int Count => queries.Count;

    internal UnitKind Units { get; }

    internal Vocabulary[] Vocabularies { get; }

    internal ReadOnlySpan<ReadQuery> Read => read;

    internal MatchQuery this[int place] => queries[place];

    /// <summary>Reads the needs. Terms that enter the lexicon later are not in the batch, so read it after the indexes are filled.</summary>
    /// <param name="lexicon">The lexicon of the indexes.</param>
    /// <param name="queries">The needs; the list must not change while the batch is used.</param>
    /// <param name="units">What the indexes take for a unit.</param>
    /// <param name="threads">At most so many threads; as many as there are processors where 0.</param>
    public static QueryBatch Of(Lexicon lexicon, IReadOnlyList<MatchQuery> queries, UnitKind units = UnitKind.Characters, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        return Of(lexicon.Vocabularies, queries, units, new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads });
    }

    internal static QueryBatch Of(Vocabulary[] vocabularies, IReadOnlyList<MatchQuery> queries, UnitKind units, ParallelOptions threads)
    {
        foreach (var query in queries)
            ThreadIndex.Check(query);
        var analyzer = TextAnalyzer.For(units);
        var known = new ReadQuery[queries.Count];
        Parallel.For(0, known.Length, threads, () => new QueryReader(analyzer, vocabularies), (i, _, reader) =>
        {
            reader.Read(queries[i]);
            known[i] = ReadQuery.Of(reader);
            return reader;
        }, _ => { });
        return new QueryBatch(queries, known, units, vocabularies);
    }
}
