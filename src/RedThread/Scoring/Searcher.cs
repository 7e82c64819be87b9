using System.Collections.Concurrent;
using RedThread.Explaining;
using RedThread.Indexing;
using RedThread.Scoring.Tiles;
using RedThread.Text;

namespace RedThread.Scoring;

/// <summary>Answers from the snapshot of one index, or from those of all shards of one: the answers do not tell which.</summary>
internal sealed class Searcher(RecipeOptions recipe, TextAnalyzer analyzer, Vocabulary[] vocabularies)
{
    private readonly Scale scale = new(recipe);
    private readonly ConcurrentBag<QueryReader> readers = [];

    public IReadOnlyList<Hit> Search(Snapshot[] snapshots, MatchQuery query, int top, Func<string, bool>? accept, CancellationToken ct)
    {
        var plan = Plan(query, snapshots);
        return Ranking.Best(plan, snapshots, top, accept, ct).ConvertAll(hit => new Hit(hit.Id, hit.Score, plan.Normalize(hit.Score)));
    }

    public IReadOnlyList<IReadOnlyList<Hit>> SearchAll(Snapshot[] snapshots, QueryBatch queries, int top, Func<int, string, bool>? accept, ParallelOptions threads)
    {
        if (!ReferenceEquals(queries.Vocabularies, vocabularies) || queries.Units != recipe.Units)
            throw new ArgumentException("The batch was read with another lexicon or into other units than this index has.", nameof(queries));
        return top == 0
            ? [.. Enumerable.Repeat<IReadOnlyList<Hit>>([], queries.Count)]
            : new BatchRanking(queries, snapshots, scale, top, accept, threads).Run(query => Plan(query, snapshots));
    }

    /// <summary>The snapshots must have been taken before, so that all their terms have numbers when the queries are read.</summary>
    public IReadOnlyList<IReadOnlyList<Hit>> SearchAll(Snapshot[] snapshots, IReadOnlyList<MatchQuery> queries, int top, Func<int, string, bool>? accept, ParallelOptions threads) =>
        SearchAll(snapshots, QueryBatch.Of(vocabularies, queries, recipe.Units, threads), top, accept, threads);

    public long Score(Snapshot[] snapshots, MatchQuery query, string id) =>
        TryFind(snapshots, id, out var segment, out var slot) ? Plan(query, snapshots).Score(segment, slot) : 0;

    public long SelfScore(Snapshot[] snapshots, MatchQuery query) => Plan(query, snapshots).SelfScore;

    public Explanation? Explain(Snapshot[] snapshots, MatchQuery query, string id, int maxSpans)
    {
        if (!TryFind(snapshots, id, out var segment, out var slot))
            return null;
        var plan = Plan(query, snapshots);
        var keys = new TermKeys(query, analyzer, vocabularies);
        var parts = plan.Shared(segment, slot).Select(shared => Part(shared.Term, keys, shared.Count, shared.Saturation, shared.Contribution)).ToList();
        var threads = ThreadFinder.Find(query, segment.Documents[slot], parts, snapshots.Sum(snapshot => snapshot.Count), analyzer, maxSpans);
        var score = parts.Sum(part => part.Contribution);
        return new Explanation(score, plan.Normalize(score), plan.SelfScore, parts, threads);
    }

    public static ParallelOptions Threads(int threads, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        return new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads, CancellationToken = ct };
    }

    private static bool TryFind(Snapshot[] snapshots, string id, out Segment segment, out int slot)
    {
        foreach (var snapshot in snapshots)
        {
            if (snapshot.TryFind(id, out var at, out slot))
            {
                segment = snapshot.Segments[at];
                return true;
            }
        }
        (segment, slot) = (null!, -1); // why: not read where nothing was found
        return false;
    }

    private static ExplanationPart Part(QueryTerm term, TermKeys keys, int count, int saturation, long contribution) =>
        new(term.Kind, keys.Of(term.Kind, term.Term), term.Weight, term.DocumentFrequency, term.NeedFrequency, term.Idf, term.Worth, count, saturation, contribution);

    public QueryStatistics Statistics(Snapshot snapshot, MatchQuery query)
    {
        var collection = new Collection(snapshot);
        return Read(query, reader =>
        {
            var (documents, needs) = (new List<int>(), new List<int>());
            foreach (var stream in (ReadOnlySpan<TermKind>)[TermKind.Unit, TermKind.Bigram])
            {
                foreach (ref readonly var entry in reader.Of(stream))
                {
                    documents.Add(collection.DocumentFrequency(stream, entry.Term));
                    needs.Add(collection.NeedFrequency(stream, entry.Term));
                }
            }
            return new QueryStatistics(snapshot.Count, snapshot.Needs, snapshot.Streams[0].TotalLength, snapshot.Streams[1].TotalLength, documents, needs);
        });
    }

    /// <summary>The best of this snapshot, scored as part of a larger collection.</summary>
    public IReadOnlyList<Hit> Search(Snapshot snapshot, MatchQuery query, int top, QueryStatistics whole, CancellationToken ct)
    {
        var plan = Read(query, reader => QueryPlan.Of(reader, whole, scale));
        return Ranking.Best(plan, [snapshot], top, null, ct).ConvertAll(hit => new Hit(hit.Id, hit.Score, plan.Normalize(hit.Score)));
    }

    private QueryPlan Plan(MatchQuery query, Snapshot[] snapshots) => Read(query, reader => QueryPlan.Of(reader, new Collection(snapshots), scale));

    private T Read<T>(MatchQuery query, Func<QueryReader, T> use)
    {
        var reader = readers.TryTake(out var idle) ? idle : new QueryReader(analyzer, vocabularies);
        reader.Read(query);
        var made = use(reader);
        readers.Add(reader);
        return made;
    }
}
