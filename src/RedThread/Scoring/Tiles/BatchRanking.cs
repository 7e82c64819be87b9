using RedThread.Indexing;

namespace RedThread.Scoring.Tiles;

/// <summary>
/// Ranks many queries at once: queries in batches against blocks of documents, so that what a block's frequent terms weigh is read from the cache by all queries of a batch.
/// Gives each query the very list that <see cref="Ranking"/> gives it.
/// </summary>
internal sealed class BatchRanking(QueryBatch queries, IReadOnlyList<Snapshot> snapshots, Scale scale, int top, Func<int, string, bool>? accept, ParallelOptions threads)
{
    /// <summary>Queries made ready at once.</summary>
    private const int Held = 24 * TileBatch.Most;

    private readonly BatchScale batchScale = new(scale, new Collection([.. snapshots]), queries.Vocabularies);
    private readonly TileBatch[] batches = [.. Enumerable.Range(0, Math.Min(Held, queries.Count + TileBatch.Most - 1) / TileBatch.Most).Select(_ => new TileBatch())];
    private readonly TopHits?[] best = new TopHits?[queries.Count];

    /// <param name="plan">Makes ready a query that does not fit the tiles.</param>
    public IReadOnlyList<IReadOnlyList<Hit>> Run(Func<MatchQuery, QueryPlan> plan)
    {
        var workers = Math.Min(batches.Length, threads.MaxDegreeOfParallelism);
        TileSweep[] sweeps = [.. Enumerable.Range(0, workers).Select(_ => new TileSweep())];
        try
        {
            foreach (var (segment, deleted) in snapshots.SelectMany(snapshot => snapshot.Segments.Zip(snapshot.Deleted)))
            {
                using var tiles = new TileSegment(segment, deleted, batchScale, threads);
                for (var from = 0; from < queries.Count; from += Held)
                    Search(tiles, sweeps, from, Math.Min(Held, queries.Count - from), plan);
            }
        }
        finally
        {
            foreach (var sweep in sweeps)
                sweep.Dispose();
        }
        var answers = new IReadOnlyList<Hit>[queries.Count];
        Parallel.For(0, answers.Length, threads, i => answers[i] = Answer(i, plan));
        return answers;
    }

    private void Search(TileSegment tiles, TileSweep[] sweeps, int from, int count, Func<MatchQuery, QueryPlan> plan)
    {
        var used = (count + TileBatch.Most - 1) / TileBatch.Most;
        int First(int batch) => from + (batch * TileBatch.Most);
        ReadOnlySpan<ReadQuery> Part(int batch) => queries.Read.Slice(First(batch), Math.Min(TileBatch.Most, from + count - First(batch)));
        Share(used, sweeps, (sweep, batch) => batches[batch].Fill(Part(batch), tiles, sweep.Program, Math.Min(top, tiles.Segment.Documents.Length)));
        for (var panel = 0; panel * TileSweep.Panel < tiles.Segment.Documents.Length; panel++)
        {
            var now = panel;
            Share(used, sweeps, (sweep, batch) =>
                sweep.Go(batches[batch], Part(batch), tiles, now, accept is null ? null : (place, slot) => accept(First(batch) + place, tiles.Segment.Documents[slot].Id)));
        }
        Share(used, sweeps, (_, batch) => Collect(batches[batch], First(batch), tiles, plan));
    }

    /// <summary>Each worker takes the next batch until none is left; so there is one scratch memory a worker, however the threads come and go.</summary>
    private void Share(int count, TileSweep[] sweeps, Action<TileSweep, int> work)
    {
        var next = -1;
        Parallel.ForEach(sweeps, threads, sweep =>
        {
            for (var batch = Interlocked.Increment(ref next); batch < count; batch = Interlocked.Increment(ref next))
            {
                threads.CancellationToken.ThrowIfCancellationRequested();
                work(sweep, batch);
            }
        });
    }

    private void Collect(TileBatch batch, int first, TileSegment tiles, Func<MatchQuery, QueryPlan> plan)
    {
        for (var at = 0; at < batch.Active.Length; at++)
        {
            var hits = HitsOf(first + batch.Active[at]);
            foreach (var (score, rank) in batch.BestOf(at).Found)
                hits.Offer(score, tiles.Segment.IdAt(rank));
        }
        foreach (var place in batch.Alone.Select(i => first + i))
            Ranking.Search(plan(queries[place]), tiles.Segment, tiles.Deleted, HitsOf(place), accept is null ? null : id => accept(place, id), threads.CancellationToken);
    }

    private TopHits HitsOf(int place) => best[place] ??= new TopHits(top);

    private List<Hit> Answer(int place, Func<MatchQuery, QueryPlan> plan)
    {
        if (best[place] is not { } hits)
            return [];
        best[place] = null;
        ref readonly var query = ref queries.Read[place];
        var self = query.IsWhole ? batchScale.SelfScore(query) : plan(queries[place]).SelfScore;
        return hits.BestFirst().ConvertAll(hit => new Hit(hit.Id, hit.Score, self > 0 ? (double)hit.Score / self : 0));
    }
}
