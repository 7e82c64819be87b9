using RedThread.Meaning;
using RedThread.Scoring;

namespace RedThread;

/// <summary>
/// A <see cref="ThreadIndex"/> whose score has one more part: how near the document lies to the query in a space learnt from the documents (latent semantic analysis). It finds
/// what says the same in other words, as far as the collection itself shows which words go together. For a collection that is loaded whole; loading it anew learns anew.
/// </summary>
/// <remarks>
/// score = words + round(<see cref="RecipeOptions.MeaningWeight"/> × self score × likeness), likeness 0 to 1. Memory: about 14 bytes per document and dimension; loading takes
/// seconds for thousands of documents, so this is for judging and for collections of experts rather than for a city's live stock. Safe for any number of reading threads.
/// </remarks>
public sealed class MeaningIndex
{
    private readonly RecipeOptions recipe;
    private readonly ThreadIndex words;
    private readonly string[] ids;
    private readonly Dictionary<string, int> places;
    private readonly MeaningSpace? space;

    /// <param name="documents">All documents; ids as for <see cref="ThreadIndex.Load(IEnumerable{IndexDocument})"/>.</param>
    /// <param name="background">The needs that rarity is blended with; may be empty.</param>
    /// <param name="options">The recipe; the measured defaults where null. With a meaning weight of 0 no space is learnt.</param>
    /// <param name="ct">Stops the learning.</param>
    public MeaningIndex(IEnumerable<IndexDocument> documents, IEnumerable<MatchQuery> background, RecipeOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(background);
        IndexDocument[] all = [.. documents];
        MatchQuery[] needs = [.. background];
        recipe = options ?? new RecipeOptions();
        words = new ThreadIndex(recipe);
        words.Load(all);
        words.LoadBackground(needs);
        ids = Array.ConvertAll(all, document => document.Id);
        places = ids.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        space = recipe.MeaningWeight > 0 ? new MeaningSpace(recipe, all, needs, ct) : null;
    }

    /// <summary>Documents in the index.</summary>
    public int Count => ids.Length;

    /// <summary>
    /// The best documents, best first, ties by ordinal id; those with score 0 are left out. Looks at every document. <see cref="Hit.Normalized"/> is divided by what the
    /// query's own title could reach at most, likeness included.
    /// </summary>
    public IReadOnlyList<Hit> Search(MatchQuery query, int top, CancellationToken ct = default)
    {
        ThreadIndex.Check(query);
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        if (space is null)
            return words.Search(query, top, null, ct);
        var self = words.SelfScore(query);
        var place = space.Place(query);
        var scores = words.Search(query, Count, null, ct).ToDictionary(hit => hit.Id, hit => hit.Score, StringComparer.Ordinal);
        var best = new TopHits(top);
        for (var i = 0; i < ids.Length; i++)
        {
            var score = scores.GetValueOrDefault(ids[i]) + Points(self, Likeness(place, i));
            if (score > 0)
                best.Offer(score, ids[i]);
        }
        return best.BestFirst().ConvertAll(hit => new Hit(hit.Id, hit.Score, Normalize(hit.Score, self)));
    }

    /// <summary>Why the document has its score: the words as <see cref="ThreadIndex.Explain"/> gives them, and the meaning. Null where the id is unknown.</summary>
    public MeaningExplanation? Explain(MatchQuery query, string id, int maxSpans = 12)
    {
        ThreadIndex.Check(query);
        if (words.Explain(query, id, maxSpans) is not { } explained)
            return null;
        var likeness = space is null ? 0 : Likeness(space.Place(query), places[id]);
        var points = Points(explained.SelfScore, likeness);
        var score = explained.Score + points;
        return new MeaningExplanation(score, Normalize(score, explained.SelfScore), explained, likeness, points);
    }

    /// <summary>How near two documents lie to each other; 0 without a space.</summary>
    internal double Likeness(string one, string other) => space is null ? 0 : Likeness(space.Documents[places[one]], places[other]);

    private double Likeness(double[] place, int document) => Math.Clamp(DenseVectors.Dot(place, space!.Documents[document]), 0, 1); // why: only asked where there is a space

    private long Points(long self, double likeness) => (long)Math.Round(recipe.MeaningWeight * self * likeness, MidpointRounding.AwayFromZero);

    private double Normalize(long score, long self) => self > 0 ? score / (self * (1 + recipe.MeaningWeight)) : 0;
}

/// <summary>Why a document has its score in a <see cref="MeaningIndex"/>.</summary>
/// <param name="Score">Equal to <see cref="Hit.Score"/>, and to the words' score plus <paramref name="MeaningPoints"/>.</param>
/// <param name="Normalized">Equal to <see cref="Hit.Normalized"/>.</param>
/// <param name="Words">The part that shared words have, to the term.</param>
/// <param name="Likeness">How near the two texts lie in the space of meaning, 0 to 1.</param>
/// <param name="MeaningPoints">What the likeness adds.</param>
public sealed record MeaningExplanation(long Score, double Normalized, Explanation Words, double Likeness, long MeaningPoints);
