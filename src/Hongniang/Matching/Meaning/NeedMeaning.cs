using System.Diagnostics.CodeAnalysis;
using Hongniang.Matching.Indexing;
using RedThread.Embeddings;

namespace Hongniang.Matching.Meaning;

/// <summary>What the model says of one need and the candidates of one kind. Pure memory.</summary>
internal sealed class NeedMeaning(MeaningVectors vectors, TextKind kind, float[] need, MeaningScale scale, Writing writing)
{
    private readonly EmbeddingSettings _settings = vectors.Settings;

    /// <summary>From here on a candidate is listed though its words say little.</summary>
    public double LeastLikeness => _settings.LeastLikeness;

    /// <summary>The nearest that are near enough to be listed for their meaning.</summary>
    public IReadOnlyList<string> Near(int most, Func<string, bool> accept) => vectors.Read(kind, all =>
        IsOther(all) ? (IReadOnlyList<string>)[] : [.. all.Search(need, most, accept).Where(v => scale.Likeness(v.Similarity) >= LeastLikeness).Select(v => v.Id)]);

    /// <summary>How a candidate's meaning counts. Without a vector (it is being made) it counts as its words do.</summary>
    public TextMeaning Of(Candidate candidate)
    {
        var similarity = vectors.Read(kind, all => !IsOther(all) && all.Contains(candidate.Number) ? all.Similarity(need, candidate.Number) : (double?)null);
        return new TextMeaning(similarity is { } known ? scale.Likeness(known) : null, similarity, _settings.Weight, WrittenIn.Differ(writing, candidate.Writing), _settings.LeastLikeness);
    }

    // why: between two questions the worker may have met another model behind the same name, whose vectors say nothing of this need's.
    private bool IsOther([NotNullWhen(false)] QuantizedVectors? all) => all is null || all.Dimensions != need.Length;
}
