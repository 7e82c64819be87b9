using Hongniang.Matching.Indexing;
using Hongniang.Needs;
using RedThread.Embeddings;
using RedThread.Indexing;

namespace Hongniang.Matching.Meaning;

/// <summary>The text of one record as the index holds it: what is given to the model, and nothing else of the record.</summary>
internal sealed record MeaningText(TextKind Kind, string Number, string Title, string Body)
{
    public UInt128 Print { get; } = Fingerprint.Of(Title, Body);

    /// <summary>Null for what needs no vector: unknown numbers, needs that are drafts or done with, achievements that are not offered, and people who have not agreed.</summary>
    public static MeaningText? Of(IndexSet set, string number) =>
        set.Candidates.TryGetValue(number, out var candidate) ? Of(candidate)
        : set.Needs.TryGetValue(number, out var need) ? Of(need)
        : null;

    /// <summary>The texts that need a vector, in the order in which they are made: needs that are published first, then what they could find.</summary>
    public static IEnumerable<MeaningText> AllOf(IndexSet set) =>
        set.Needs.Values.OrderByDescending(n => n.State is NeedState.Published).ThenBy(n => n.Number, StringComparer.Ordinal).Select(Of)
            .Concat(set.Candidates.Values.OrderBy(c => c.Kind).ThenBy(c => c.Number, StringComparer.Ordinal).Select(Of)).OfType<MeaningText>();

    public string Given(EmbeddingTexts texts) => Kind is TextKind.Need ? texts.OfQuery(Title, Body) : texts.OfPassage(Title, Body);

    private static MeaningText? Of(Candidate candidate) => candidate.IsMatchable ? new MeaningText(TextKinds.Of(candidate.Kind), candidate.Number, candidate.Title, candidate.Body) : null;

    private static MeaningText? Of(IndexedNeed need) =>
        need.State.IsOpen() ? new MeaningText(TextKind.Need, need.Number, need.Title, need.Body) : null;
}
