using CsCheck;
using Shouldly;
using Xunit;

namespace RedThread.Tests;

public sealed class ThreadIndexTests
{
    [Fact]
    public void Search_equals_the_formula_written_plainly() =>
        Gen.Select(Texts.Documents, Texts.Query.Array[0, 5], Texts.Query, Gen.Int[1, 3]).Sample((documents, needs, query, titleWeight) =>
        {
            var recipe = new RecipeOptions { DocumentTitleWeight = titleWeight };
            var index = Index(documents, needs, recipe);

            var hits = index.Search(query, 100);

            var expected = Oracle.Scores(query, documents, needs, recipe).Where(pair => pair.Value > 0).ToDictionary(StringComparer.Ordinal);
            hits.Select(hit => hit.Id).Order(StringComparer.Ordinal).ShouldBe(expected.Keys.Order(StringComparer.Ordinal));
            hits.ShouldAllBe(hit => hit.Score == expected[hit.Id]);
            hits.ShouldBe(hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Id, StringComparer.Ordinal));
        });

    [Fact]
    public void After_any_history_the_answers_are_those_of_a_fresh_index() =>
        Gen.Select(Texts.Documents, Texts.Changes.Array[0, 40], Texts.Query).Sample((start, changes, query) =>
        {
            var documents = start.ToDictionary(d => d.Id, StringComparer.Ordinal);
            var needs = new List<MatchQuery>();
            var index = Index(start, []);

            foreach (var change in changes)
                Apply(change, index, documents, needs);

            var fresh = Index(documents.Values, needs);
            index.Count.ShouldBe(documents.Count);
            index.BackgroundCount.ShouldBe(needs.Count);
            index.Search(query, 100).ShouldBe(fresh.Search(query, 100));
            foreach (var id in documents.Keys)
                index.Score(query, id).ShouldBe(fresh.Score(query, id));
        });

    [Fact]
    public void The_order_of_loading_does_not_matter() =>
        Gen.Select(Texts.Documents, Texts.Query).Sample((documents, query) =>
            Index(documents.Reverse(), []).Search(query, 100).ShouldBe(Index(documents, []).Search(query, 100)));

    [Fact]
    public void Score_and_explanation_equal_the_search() =>
        Gen.Select(Texts.Documents, Texts.Query).Sample((documents, query) =>
        {
            var index = Index(documents, [query]);

            var hits = index.Search(query, 100).ToDictionary(hit => hit.Id, StringComparer.Ordinal);

            foreach (var document in documents)
            {
                var expected = hits.GetValueOrDefault(document.Id)?.Score ?? 0;
                index.Score(query, document.Id).ShouldBe(expected);
                var explanation = index.Explain(query, document.Id).ShouldNotBeNull();
                explanation.Score.ShouldBe(expected);
                explanation.Parts.Sum(part => part.Contribution).ShouldBe(expected);
                explanation.Normalized.ShouldBe(hits.GetValueOrDefault(document.Id)?.Normalized ?? 0);
                foreach (var part in explanation.Parts)
                    part.Contribution.ShouldBe(part.Weight * (((part.Worth * part.Saturation) + 64) / 128));
            }
        });

    [Fact]
    public void The_top_is_the_head_of_the_whole_ranking_under_any_filter() =>
        Gen.Select(Texts.Documents, Texts.Query, Gen.Int[0, 30]).Sample((documents, query, top) =>
        {
            var index = Index(documents, []);
            static bool Even(string id) => (id[^1] - '0') % 2 == 0;

            index.Search(query, top).ShouldBe(index.Search(query, 100).Take(top));
            index.Search(query, top, Even).ShouldBe(index.Search(query, 100).Where(hit => Even(hit.Id)).Take(top));
        });

    private static void Apply(Texts.Change change, ThreadIndex index, Dictionary<string, IndexDocument> documents, List<MatchQuery> needs)
    {
        if (change.Upsert is { } upsert)
        {
            index.Upsert(upsert);
            foreach (var document in upsert)
                documents[document.Id] = document;
        }
        if (change.Remove is { } id)
            index.Remove(id).ShouldBe(documents.Remove(id));
        if (change.Need is { } need)
        {
            index.AddBackground(need);
            needs.Add(need);
        }
        if (change.NoNeed is { } gone)
            index.RemoveBackground(needs.Count > 0 ? needs[0] : gone).ShouldBe(needs.Count > 0);
        if (change.NoNeed is not null && needs.Count > 0)
            needs.RemoveAt(0);
    }

    private static ThreadIndex Index(IEnumerable<IndexDocument> documents, IEnumerable<MatchQuery> needs, RecipeOptions? recipe = null)
    {
        var index = new ThreadIndex(recipe);
        index.Load(documents);
        index.LoadBackground(needs);
        return index;
    }

    /// <summary>What is replaced again and again must not pile up: at most half of what is held is dead, in few segments.</summary>
    [Fact]
    public void Churn_leaves_little_behind()
    {
        var index = new ThreadIndex();
        index.Load(Enumerable.Range(0, 50).Select(i => new IndexDocument($"d{i:00}", "锂电池", "隔膜")));
        for (var i = 0; i < 3000; i++)
            index.Upsert(new IndexDocument($"d{i % 50:00}", i % 2 == 0 ? "锂电池的隔膜" : "隔膜", "正极材料"));

        index.Count.ShouldBe(50);
        index.Current.Segments.Length.ShouldBeLessThan(10);
        index.Current.Segments.Sum(segment => segment.Documents.Length).ShouldBeLessThanOrEqualTo(100);
    }
}
