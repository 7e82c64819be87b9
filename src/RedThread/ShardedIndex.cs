using RedThread.Scoring;
using RedThread.Text;

namespace RedThread;

/// <summary>
/// A <see cref="ThreadIndex"/> in parts: each document lives in the shard that its id falls to, each shard has writers of its own, and a search asks all of them. Rarity and
/// mean length are those of all shards together, so the answers are those of one index over the same documents.
/// </summary>
/// <remarks>A change of several documents is made in one shard after the other; a search in between sees part of it.</remarks>
public sealed class ShardedIndex
{
    private readonly ThreadIndex[] shards;
    private readonly Searcher searcher;

    /// <param name="count">How many shards, 1 to 1,024.</param>
    /// <param name="options">The recipe; the measured defaults where null.</param>
    /// <param name="lexicon">As for <see cref="ThreadIndex"/>.</param>
    public ShardedIndex(int count, RecipeOptions? options = null, Lexicon? lexicon = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 1024);
        var recipe = options ?? new RecipeOptions();
        var terms = lexicon ?? new Lexicon();
        shards = [.. Enumerable.Range(0, count).Select(_ => new ThreadIndex(recipe, terms))];
        searcher = new Searcher(recipe, TextAnalyzer.For(recipe.Units), terms.Vocabularies);
    }

    /// <summary>Documents in all shards.</summary>
    public int Count => shards.Sum(shard => shard.Count);

    private Indexing.Snapshot[] Snapshots => Array.ConvertAll(shards, shard => shard.Current);

    /// <summary>As <see cref="ThreadIndex.Load(IEnumerable{IndexDocument})"/>, all shards at once.</summary>
    public void Load(IEnumerable<IndexDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var parts = documents.ToLookup(document => ShardOf(document.Id));
        Parallel.For(0, shards.Length, shard => shards[shard].Load(parts[shard]));
    }

    /// <summary>As <see cref="ThreadIndex.Upsert(IReadOnlyList{IndexDocument})"/>.</summary>
    public void Upsert(IReadOnlyList<IndexDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        foreach (var part in documents.GroupBy(document => ShardOf(document.Id)))
            shards[part.Key].Upsert([.. part]);
    }

    /// <summary>Takes the document away. False where the id is unknown.</summary>
    public bool Remove(string id) => shards[ShardOf(id)].Remove(id);

    /// <summary>As <see cref="ThreadIndex.LoadBackground(IEnumerable{MatchQuery})"/>; the first shard keeps it for all.</summary>
    public void LoadBackground(IEnumerable<MatchQuery> needs) => shards[0].LoadBackground(needs);

    /// <summary>As <see cref="ThreadIndex.AddBackground"/>.</summary>
    public void AddBackground(MatchQuery need) => shards[0].AddBackground(need);

    /// <summary>As <see cref="ThreadIndex.RemoveBackground"/>.</summary>
    public bool RemoveBackground(MatchQuery need) => shards[0].RemoveBackground(need);

    /// <summary>As <see cref="ThreadIndex.Search"/>.</summary>
    public IReadOnlyList<Hit> Search(MatchQuery query, int top, Func<string, bool>? accept = null, CancellationToken ct = default)
    {
        ThreadIndex.Check(query);
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        return searcher.Search(Snapshots, query, top, accept, ct);
    }

    /// <summary>As <see cref="ThreadIndex.SearchAll(IReadOnlyList{MatchQuery}, int, Func{int, string, bool}?, int, CancellationToken)"/>.</summary>
    public IReadOnlyList<IReadOnlyList<Hit>> SearchAll(IReadOnlyList<MatchQuery> queries, int top, Func<int, string, bool>? accept = null, int threads = 0, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        return searcher.SearchAll(Snapshots, queries, top, accept, Searcher.Threads(threads, ct));
    }

    /// <summary>As <see cref="ThreadIndex.Score"/>.</summary>
    public long Score(MatchQuery query, string id)
    {
        ThreadIndex.Check(query);
        ArgumentNullException.ThrowIfNull(id);
        return searcher.Score(Snapshots, query, id);
    }

    /// <summary>As <see cref="ThreadIndex.Explain"/>.</summary>
    public Explanation? Explain(MatchQuery query, string id, int maxSpans = 12)
    {
        ThreadIndex.Check(query);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentOutOfRangeException.ThrowIfNegative(maxSpans);
        return searcher.Explain(Snapshots, query, id, maxSpans);
    }

    /// <summary>The shard that an id falls to: the same in every process and for ever (FNV-1a), so that shards may be kept, and may lie apart.</summary>
    /// <param name="id">The document's.</param>
    /// <param name="count">How many shards.</param>
    public static int ShardOf(string id, int count)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var hash = 2166136261u;
        foreach (var c in id)
            hash = (hash ^ c) * 16777619u;
        return (int)(hash % (uint)count);
    }

    private int ShardOf(string id) => ShardOf(id, shards.Length);
}
