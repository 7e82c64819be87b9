using CsCheck;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Meaning;

public sealed class MeaningIndexTests
{
    [Fact]
    public void The_explanation_adds_to_the_score_of_the_search() =>
        Gen.Select(Texts.Documents, Texts.Query.Array[0, 4], Texts.Query, Gen.Double[0, 1]).Sample((documents, background, query, weight) =>
        {
            var recipe = new RecipeOptions { MeaningWeight = weight, MeaningDimensions = 6 };
            var index = new MeaningIndex(documents, background, recipe);
            var words = new ThreadIndex(recipe);
            words.Load(documents);
            words.LoadBackground(background);

            var hits = index.Search(query, documents.Length);

            hits.ShouldBe(hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Id, StringComparer.Ordinal));
            foreach (var document in documents)
            {
                var explained = index.Explain(query, document.Id).ShouldNotBeNull();
                explained.Score.ShouldBe(explained.Words.Score + explained.MeaningPoints);
                explained.Words.Score.ShouldBe(words.Score(query, document.Id));
                explained.MeaningPoints.ShouldBe((long)Math.Round(weight * explained.Words.SelfScore * explained.Likeness, MidpointRounding.AwayFromZero));
                explained.Likeness.ShouldBeInRange(0, 1);
                hits.SingleOrDefault(hit => hit.Id == document.Id).ShouldBe(explained.Score > 0 ? new Hit(document.Id, explained.Score, explained.Normalized) : null);
            }
        });

    [Fact]
    public void Without_a_weight_it_is_the_index_of_words() =>
        Gen.Select(Texts.Documents, Texts.Query).Sample((documents, query) =>
        {
            var recipe = new RecipeOptions { MeaningWeight = 0 };
            var words = new ThreadIndex(recipe);
            words.Load(documents);

            new MeaningIndex(documents, [], recipe).Search(query, 10).ShouldBe(words.Search(query, 10));
        });

    /// <summary>番茄 and 西红柿 never stand in one text, but in the same company.</summary>
    [Fact]
    public void What_is_said_in_other_words_is_found()
    {
        IndexDocument[] documents =
        [
            new("a1", "番茄 温室 栽培", ""), new("a2", "番茄 温室 滴灌", ""), new("a3", "番茄 栽培 滴灌", ""),
            new("b1", "西红柿 温室 栽培", ""), new("b2", "西红柿 温室 滴灌", ""), new("b3", "西红柿", ""),
            new("c1", "钢板 焊接 机器人", ""), new("c2", "钢板 切割 机器人", ""), new("c3", "焊接 切割", ""),
        ];
        var index = new MeaningIndex(documents, [], new RecipeOptions { MeaningDimensions = 4 });

        var found = index.Search(new MatchQuery("番茄", ""), 20);

        found.Select(hit => hit.Id).ShouldContain("b3");
        found.Select(hit => hit.Id).ShouldNotContain("c1");
        index.Explain(new MatchQuery("番茄", ""), "b3").ShouldNotBeNull().Words.Score.ShouldBe(0);
    }

    [Fact]
    public void The_same_documents_give_the_same_answers()
    {
        var random = new Random(3);
        IndexDocument[] documents = [.. Enumerable.Range(0, 300).Select(i => new IndexDocument($"d{i:000}", Text(12), ""))];
        var query = new MatchQuery(Text(10), Text(50));

        new MeaningIndex(documents, []).Search(query, 300).ShouldBe(new MeaningIndex(documents, []).Search(query, 300));

        string Text(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)(0x4e00 + random.Next(200))));
    }

    [Fact]
    public void Nothing_is_found_in_nothing()
    {
        new MeaningIndex([], []).Search(new MatchQuery("高镍", ""), 5).ShouldBeEmpty();
        new MeaningIndex([new("a", "", "")], []).Search(new MatchQuery("", ""), 5).ShouldBeEmpty();
        new MeaningIndex([new("a", "", "")], []).Explain(new MatchQuery("", ""), "b").ShouldBeNull();
    }
}
