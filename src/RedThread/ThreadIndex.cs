using RedThread.Indexing;
using RedThread.Scoring;
using RedThread.Text;

namespace RedThread;

/// <summary>
/// An in-memory index of documents that ranks them for a need, exactly and deterministically, and says why. Safe for any number of threads: a search works on one
/// immutable state and never waits for a writer; writers wait for each other. A change is seen by every search that starts after the call that made it.
/// </summary>
/// <remarks>
/// Document frequencies, the number of documents and the mean length are always the present ones, and a score is a sum of whole numbers: after any history of changes the
/// answers are those of a fresh index over the same documents and background.
/// </remarks>
public sealed class ThreadIndex
{
    private readonly IndexWriter writer;
    private readonly Searcher searcher;

    /// <param name="options">The recipe; the measured defaults where null. Throws on a value outside its range.</param>
    /// <param name="lexicon">Where terms get their numbers; share one among indexes over like texts to save memory. A fresh one where null.</param>
    public ThreadIndex(RecipeOptions? options = null, Lexicon? lexicon = null)
    {
        var recipe = options ?? new RecipeOptions();
        recipe.Validate();
        Recipe = recipe;
        var analyzer = TextAnalyzer.For(recipe.Units);
        writer = new IndexWriter(recipe, analyzer, (lexicon ?? new Lexicon()).Vocabularies);
        searcher = new Searcher(recipe, analyzer, writer.Vocabularies);
    }

    /// <summary>Documents in the index.</summary>
    public int Count => writer.Current.Count;

    /// <summary>Needs in the background.</summary>
    public int BackgroundCount => writer.Current.Needs;

    internal Snapshot Current => writer.Current;

    internal RecipeOptions Recipe { get; }

    /// <summary>Replaces all documents at once; the background stays. Linear in the text. Throws, changing nothing, where an id is empty or occurs twice.</summary>
    public void Load(IEnumerable<IndexDocument> documents) => writer.Load(Checked(documents));

    /// <summary>As <see cref="Load(IEnumerable{IndexDocument})"/>, and the same comes of it; texts that the file holds unchanged need not be read.</summary>
    /// <param name="documents">All documents.</param>
    /// <param name="saved">The file; null loads without. What it holds for this place can be taken once.</param>
    /// <param name="place">Which of the file's indexes.</param>
    /// <returns>How many documents the file spared; 0 where its terms were made by another recipe.</returns>
    /// <exception cref="ArgumentException">This index was not made with the file's lexicon, or a document is wrong.</exception>
    public int Load(IEnumerable<IndexDocument> documents, SavedIndexes? saved, int place)
    {
        var all = Checked(documents);
        if (saved?.Take(place, Recipe, writer.Vocabularies) is { } taken)
            return writer.Load(all, taken);
        writer.Load(all);
        return 0;
    }

    private static IndexDocument[] Checked(IEnumerable<IndexDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        IndexDocument[] all = [.. documents];
        var ids = new HashSet<string>(all.Length, StringComparer.Ordinal);
        foreach (var document in all)
        {
            Check(document, nameof(documents));
            if (!ids.Add(document.Id))
                throw new ArgumentException($"Two documents have the id '{document.Id}'.", nameof(documents));
        }
        return all;
    }

    /// <summary>Adds the document, in place of the one with its id if there is one.</summary>
    public void Upsert(IndexDocument document) => Upsert([document]);

    /// <summary>Adds the documents in one step, in place of those with their ids. Where an id occurs twice, the last counts.</summary>
    public void Upsert(IReadOnlyList<IndexDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var last = new Dictionary<string, IndexDocument>(documents.Count, StringComparer.Ordinal);
        foreach (var document in documents)
        {
            Check(document, nameof(documents));
            last[document.Id] = document;
        }
        writer.Upsert([.. last.Values]);
    }

    /// <summary>Takes the document away. False where the id is unknown.</summary>
    public bool Remove(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return writer.Remove(id);
    }

    /// <summary>
    /// Replaces the background: the needs whose vocabulary says which words are common in asking (企业, 研发, 需求), though rare in documents. Without one, rarity is the
    /// documents' alone.
    /// </summary>
    public void LoadBackground(IEnumerable<MatchQuery> needs)
    {
        ArgumentNullException.ThrowIfNull(needs);
        writer.LoadBackground(needs);
    }

    /// <summary>Takes the documents of another index for the background: the same as loading their texts one by one, without reading them again.</summary>
    /// <param name="needs">An index of the same lexicon and units; later changes of it do not come along.</param>
    /// <exception cref="ArgumentException">It has another lexicon or other units.</exception>
    public void LoadBackground(ThreadIndex needs)
    {
        CheckKinship(needs);
        writer.LoadBackground(needs.writer);
    }

    /// <summary>Takes the background of another index in place of the own, without reading any text again.</summary>
    /// <param name="other">An index of the same lexicon and units; later changes of its background do not come along.</param>
    /// <exception cref="ArgumentException">It has another lexicon or other units.</exception>
    public void TakeBackground(ThreadIndex other)
    {
        CheckKinship(other);
        writer.TakeBackground(other.writer);
    }

    /// <summary>Adds one need to the background. The same text may be added more than once and then counts more than once.</summary>
    public void AddBackground(MatchQuery need)
    {
        Check(need);
        writer.AddBackground(need);
    }

    /// <summary>Takes one need out of the background; the texts must be those that were added. False, changing nothing, where they were not.</summary>
    public bool RemoveBackground(MatchQuery need)
    {
        Check(need);
        return writer.RemoveBackground(need);
    }

    /// <summary>Is there a document with this id?</summary>
    public bool Contains(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return writer.Current.TryFind(id, out _, out _);
    }

    /// <summary>
    /// The best documents for the need, best first, ties by ordinal id; documents that share nothing with it are left out. Exhaustive: time is linear in the postings of the
    /// query's terms.
    /// </summary>
    /// <param name="query">The need.</param>
    /// <param name="top">At most so many; 0 gives none.</param>
    /// <param name="accept">
    /// Which ids may be returned. Asked only for documents good enough to be returned; must not depend on the order of asking, and in a large index several threads ask at once.
    /// </param>
    /// <param name="ct">Stops between terms.</param>
    public IReadOnlyList<Hit> Search(MatchQuery query, int top, Func<string, bool>? accept = null, CancellationToken ct = default)
    {
        Check(query);
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        return searcher.Search([writer.Current], query, top, accept, ct);
    }

    /// <summary>What this index knows for ranking the need, to be added to what others know: see <see cref="QueryStatistics"/>.</summary>
    public QueryStatistics StatisticsOf(MatchQuery query)
    {
        Check(query);
        return searcher.Statistics(writer.Current, query);
    }

    /// <summary>As <see cref="Search"/>, but with the scores that the documents have as part of a larger collection.</summary>
    /// <param name="query">The need.</param>
    /// <param name="top">At most so many.</param>
    /// <param name="whole">The sum of all parts' statistics of this need.</param>
    /// <param name="ct">Stops between terms.</param>
    /// <exception cref="ArgumentException">The statistics are those of another need.</exception>
    public IReadOnlyList<Hit> SearchPart(MatchQuery query, int top, QueryStatistics whole, CancellationToken ct = default)
    {
        Check(query);
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        ArgumentNullException.ThrowIfNull(whole);
        return searcher.Search(writer.Current, query, top, whole, ct);
    }

    /// <summary>
    /// The best documents for each of many needs, in their order: the very lists that <see cref="Search"/> gives one by one, at a fraction of the cost. All are ranked
    /// against the index as it is at the call.
    /// </summary>
    /// <param name="queries">The needs.</param>
    /// <param name="top">At most so many for each.</param>
    /// <param name="accept">Which ids may be returned for which need, by its place. As in <see cref="Search"/>; several threads ask at once.</param>
    /// <param name="threads">At most so many threads; as many as there are processors where 0.</param>
    /// <param name="ct">Stops between batches.</param>
    public IReadOnlyList<IReadOnlyList<Hit>> SearchAll(IReadOnlyList<MatchQuery> queries, int top, Func<int, string, bool>? accept = null, int threads = 0, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        return searcher.SearchAll([writer.Current], queries, top, accept, Searcher.Threads(threads, ct));
    }

    /// <summary>As <see cref="SearchAll(IReadOnlyList{MatchQuery}, int, Func{int, string, bool}?, int, CancellationToken)"/> for needs that were read before.</summary>
    /// <exception cref="ArgumentException">The batch was read with another lexicon, or into other units.</exception>
    public IReadOnlyList<IReadOnlyList<Hit>> SearchAll(QueryBatch queries, int top, Func<int, string, bool>? accept = null, int threads = 0, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        return searcher.SearchAll([writer.Current], queries, top, accept, Searcher.Threads(threads, ct));
    }

    /// <summary>The score of one document, the very one that <see cref="Search"/> gives it; 0 where it shares nothing or is unknown.</summary>
    public long Score(MatchQuery query, string id)
    {
        Check(query);
        ArgumentNullException.ThrowIfNull(id);
        return searcher.Score([writer.Current], query, id);
    }

    /// <summary>Why the document has its score. Null where the id is unknown.</summary>
    /// <param name="query">The need.</param>
    /// <param name="id">The document.</param>
    /// <param name="maxSpans">At most so many threads.</param>
    public Explanation? Explain(MatchQuery query, string id, int maxSpans = 12)
    {
        Check(query);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentOutOfRangeException.ThrowIfNegative(maxSpans);
        return searcher.Explain([writer.Current], query, id, maxSpans);
    }

    /// <summary>What <see cref="Hit.Normalized"/> is divided by.</summary>
    internal long SelfScore(MatchQuery query) => searcher.SelfScore([writer.Current], query);

    private void CheckKinship(ThreadIndex other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!ReferenceEquals(other.writer.Vocabularies, writer.Vocabularies) || other.Recipe.Units != Recipe.Units)
            throw new ArgumentException("The other index has another lexicon or other units.", nameof(other));
    }

    private static void Check(IndexDocument document, string parameter)
    {
        if (document is null)
            throw new ArgumentException("A document is null.", parameter);
        if (string.IsNullOrEmpty(document.Id))
            throw new ArgumentException("A document has an empty id.", parameter);
        if (document.Title is null || document.Body is null)
            throw new ArgumentException($"Document '{document.Id}' has a null title or body; use an empty string.", parameter);
    }

    internal static void Check(MatchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(query.Title, nameof(query));
        ArgumentNullException.ThrowIfNull(query.Body, nameof(query));
    }
}
