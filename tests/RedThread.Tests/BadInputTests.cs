using System.Diagnostics;
using Shouldly;
using Xunit;

namespace RedThread.Tests;

public sealed class BadInputTests
{
    private static readonly MatchQuery Query = new("正极材料", "高镍");

    [Fact]
    public void An_empty_index_answers_with_nothing()
    {
        var index = new ThreadIndex();

        index.Search(Query, 10).ShouldBeEmpty();
        index.Score(Query, "a").ShouldBe(0);
        index.Explain(Query, "a").ShouldBeNull();
        index.Contains("a").ShouldBeFalse();
        index.Remove("a").ShouldBeFalse();
        index.RemoveBackground(Query).ShouldBeFalse();
        index.Count.ShouldBe(0);
    }

    [Fact]
    public void Wrong_documents_are_refused_and_change_nothing()
    {
        var index = new ThreadIndex();
        index.Load([new("a", "正极", "")]);

        Should.Throw<ArgumentException>(() => index.Load([new("b", "", ""), new("b", "", "")])).Message.ShouldContain("'b'");
        Should.Throw<ArgumentException>(() => index.Load([new("", "", "")]));
        Should.Throw<ArgumentException>(() => index.Upsert([new("b", "", ""), null!]));
        Should.Throw<ArgumentException>(() => index.Upsert(new IndexDocument("b", null!, ""))).Message.ShouldContain("'b'");
        Should.Throw<ArgumentNullException>(() => index.Search(null!, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => index.Search(Query, -1));
        Should.Throw<ArgumentOutOfRangeException>(() => index.Explain(Query, "a", -1));

        index.Count.ShouldBe(1);
        index.Search(Query, 5).ShouldHaveSingleItem().Id.ShouldBe("a");
    }

    [Fact]
    public void Empty_texts_are_documents_and_queries_like_others()
    {
        var index = new ThreadIndex();
        index.Load([new("a", "", ""), new("b", "", "正极")]);

        index.Search(new MatchQuery("", ""), 5).ShouldBeEmpty();
        index.Search(new MatchQuery("，。", "😀"), 5).ShouldBeEmpty();
        index.Search(new MatchQuery("", "正极"), 5).ShouldHaveSingleItem().Normalized.ShouldBeGreaterThan(0);
        index.Explain(new MatchQuery("", ""), "a").ShouldNotBeNull().ShouldSatisfyAllConditions(
            e => e.Score.ShouldBe(0),
            e => e.Normalized.ShouldBe(0),
            e => e.Parts.ShouldBeEmpty(),
            e => e.Threads.ShouldBeEmpty());
    }

    [Fact]
    public void Texts_of_a_hundred_thousand_characters_are_answered_in_time()
    {
        var index = new ThreadIndex();
        var monotone = new string('正', 100_000);
        var mixed = "正极" + string.Concat(Enumerable.Range(0, 99_998).Select(i => (char)('\u4e00' + (i * 7919 % 3000))));
        var clock = Stopwatch.StartNew();

        index.Load([new("monotone", "", monotone), new("mixed", "", mixed), new("small", "正极", "")]);
        foreach (var text in (string[])[monotone, mixed])
        {
            var hits = index.Search(new MatchQuery("", text), 3);
            hits.Count.ShouldBe(3);
            foreach (var hit in hits)
                index.Explain(new MatchQuery("", text), hit.Id)!.Score.ShouldBe(hit.Score);
        }

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_cancelled_search_stops()
    {
        var index = new ThreadIndex();
        index.Load([new("a", "正极", "")]);

        Should.Throw<OperationCanceledException>(() => index.Search(Query, 5, null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_background_need_can_only_be_taken_away_if_it_was_there()
    {
        var index = new ThreadIndex();
        index.AddBackground(Query);
        index.AddBackground(Query);

        index.RemoveBackground(Query with { Body = "" }).ShouldBeFalse();
        index.RemoveBackground(new MatchQuery("正极材料高", "镍")).ShouldBeFalse();
        index.RemoveBackground(Query).ShouldBeTrue();
        index.RemoveBackground(Query).ShouldBeTrue();
        index.RemoveBackground(Query).ShouldBeFalse();
        index.BackgroundCount.ShouldBe(0);
    }
}
