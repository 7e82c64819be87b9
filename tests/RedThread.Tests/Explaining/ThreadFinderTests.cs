using CsCheck;
using RedThread.Text;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Explaining;

public sealed class ThreadFinderTests
{
    [Fact]
    public void The_longest_common_phrase_is_one_thread()
    {
        var threads = Threads(new MatchQuery("寻找高镍三元正极材料的制备方法", ""), new IndexDocument("a", "一种高镍三元正极材料", ""));

        threads.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            thread => thread.Text.ShouldBe("高镍三元正极材料"),
            thread => thread.InQuery.ShouldBe(new TextSpan(SpanField.Title, 2, 8)),
            thread => thread.InDocument.ShouldBe(new TextSpan(SpanField.Title, 2, 8)));
    }

    [Fact]
    public void Width_case_and_blanks_do_not_break_a_thread()
    {
        var threads = Threads(new MatchQuery("ＮＣＭ８１１　正极材料", ""), new IndexDocument("a", "", "采用 ncm811正极 材料"));

        threads.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            thread => thread.Text.ShouldBe("ＮＣＭ８１１　正极材料"),
            thread => thread.InDocument.ShouldBe(new TextSpan(SpanField.Body, 3, 11)));
    }

    [Fact]
    public void A_word_in_letters_is_a_thread_by_itself_a_number_or_a_character_is_not()
    {
        Threads(new MatchQuery("AVM开发2019", ""), new IndexDocument("a", "全景AVM，2019开", "")).ShouldHaveSingleItem().Text.ShouldBe("AVM");
    }

    [Fact]
    public void Marks_break_a_thread()
    {
        Threads(new MatchQuery("正极，材料", ""), new IndexDocument("a", "正极材料", "")).Select(thread => thread.Text).ShouldBe(["正极", "材料"], ignoreOrder: true);
    }

    [Fact]
    public void The_title_is_shown_before_the_body_on_both_sides()
    {
        var thread = Threads(new MatchQuery("正极", "正极。正极"), new IndexDocument("a", "锂正极", "正极的正极")).ShouldHaveSingleItem();

        thread.InQuery.ShouldBe(new TextSpan(SpanField.Title, 0, 2));
        thread.InDocument.ShouldBe(new TextSpan(SpanField.Title, 1, 2));
    }

    [Fact]
    public void Particles_at_the_ends_are_cut_and_alone_say_nothing()
    {
        Threads(new MatchQuery("正极的", ""), new IndexDocument("a", "正极的", "")).ShouldHaveSingleItem().Text.ShouldBe("正极");
        Threads(new MatchQuery("的，了", ""), new IndexDocument("a", "的，了", "")).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_fifth_of_all_documents_says_is_no_thread()
    {
        var index = new ThreadIndex();
        index.Load(Enumerable.Range(0, 100).Select(i => new IndexDocument($"d{i:000}", i % 3 == 0 ? "技术，正极" : "技术", "")).Append(new("e", "技术，隔膜", "")));

        index.Explain(new MatchQuery("隔膜技术", ""), "e")!.Threads.ShouldHaveSingleItem().Text.ShouldBe("隔膜");
    }

    [Fact]
    public void Where_only_single_characters_meet_they_are_the_threads()
    {
        Threads(new MatchQuery("锂盐", ""), new IndexDocument("a", "盐的锂", "")).Select(thread => thread.Text).ShouldBe(["锂", "盐"], ignoreOrder: true);
    }

    [Fact]
    public void English_phrases_meet_by_stem()
    {
        var thread = Threads(new MatchQuery("Assigning reviewers to papers", ""), new IndexDocument("a", "", "We assign reviewers fairly"), RecipeOptions.English).ShouldHaveSingleItem();

        thread.Text.ShouldBe("Assigning reviewers");
        thread.InDocument.ShouldBe(new TextSpan(SpanField.Body, 3, 16));
    }

    [Fact]
    public void Threads_point_at_equal_text_heaviest_first_without_overlap() =>
        Gen.Select(Texts.Documents, Texts.Query, Gen.Int[0, 6]).Sample((documents, query, most) =>
        {
            var index = new ThreadIndex();
            index.Load(documents);
            foreach (var document in documents)
            {
                var threads = index.Explain(query, document.Id, most)!.Threads;

                threads.Count.ShouldBeLessThanOrEqualTo(most);
                threads.Select(thread => thread.Weight).ShouldBe(threads.Select(thread => thread.Weight).OrderDescending());
                threads.Sum(thread => thread.Weight).ShouldBeLessThanOrEqualTo(1 + 1e-9);
                foreach (var thread in threads)
                {
                    var asked = Cut(thread.InQuery, query.Title, query.Body);
                    asked.ShouldBe(thread.Text);
                    Plain(asked).ShouldBe(Plain(Cut(thread.InDocument, document.Title, document.Body)));
                    thread.Weight.ShouldBeGreaterThan(0);
                    threads.Count(other => Overlap(other.InQuery, thread.InQuery)).ShouldBe(1);
                }
            }
        });

    private static IReadOnlyList<ThreadSpan> Threads(MatchQuery query, IndexDocument document, RecipeOptions? recipe = null)
    {
        var index = new ThreadIndex(recipe);
        index.Load([document, new("other", "无关之事", "")]);
        return index.Explain(query, document.Id).ShouldNotBeNull().Threads;
    }

    private static string Cut(TextSpan span, string title, string body) => (span.Field == SpanField.Title ? title : body).Substring(span.Start, span.Length);

    private static string Plain(string text) => string.Concat(text.Select(Folding.Fold).Where(c => c is not ' ' and not '-'));

    private static bool Overlap(TextSpan a, TextSpan b) => a.Field == b.Field && a.Start < b.Start + b.Length && b.Start < a.Start + a.Length;
}
