using RedThread.Bilingual;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Bilingual;

public sealed class TermTableTests
{
    private static readonly TermPair Electrolyte = new("电解质", "electrolyte");
    private static readonly TermPair Solid = new("固态电解质", "solid electrolyte");
    private static readonly TermPair SolidState = new("固态电解质", "solid-state electrolytes");
    private static readonly TermTable Table = new([Electrolyte, Solid, SolidState, new("无", "")]);

    [Fact]
    public void The_longest_term_of_either_language_is_found()
    {
        Table.Count.ShouldBe(3);
        Table.Find("开发全固态电解质膜").ShouldBe([Solid, SolidState], ignoreOrder: true);
        Table.Find("电解质的电导率").ShouldBe([Electrolyte]);
        Table.Find("Solid electrolytes for batteries").ShouldBe([Solid]);
        Table.Find("Polyelectrolyte brushes").ShouldBeEmpty();
        Table.Find("").ShouldBeEmpty();
    }

    [Fact]
    public void A_query_is_said_in_the_other_language_as_far_as_the_terms_go()
    {
        var table = new TermTable([Solid, Electrolyte]);

        var told = table.Translate(new MatchQuery("固态电解质的开发", "降低电解质阻抗"))!;
        told.Query.ShouldBe(new MatchQuery("solid electrolyte", "electrolyte\nelectrolytes electrolytes electrolytes"));
        told.Coverage.ShouldBe(5 / 8d);
        told.Terms.ShouldBe([Solid, Electrolyte]);
        table.Translate(new MatchQuery("阻抗", "降低电解质阻抗"))!.Coverage.ShouldBe(3 / 7d);
        table.Translate(new MatchQuery("Solid electrolyte", ""))!.ShouldSatisfyAllConditions(t => t.Query.Title.ShouldBe("固态电解质"), t => t.Coverage.ShouldBe(1));
        table.Translate(new MatchQuery("瓷砖", "釉面")).ShouldBeNull();
    }

    [Fact]
    public void A_query_in_one_language_finds_the_document_in_the_other_only_with_the_glossary()
    {
        var index = new ThreadIndex();
        index.Load([new("en", "Solid electrolytes and interfaces", "lithium metal anodes"), new("zh", "陶瓷的检测", ""), new("other", "Robust control of wind turbines", "")]);
        var query = new MatchQuery("固态电解质界面阻抗", "");

        index.Search(query, 5).ShouldBeEmpty();
        var hits = index.Search(Table.Translate(query)!.Query, 5);

        hits.ShouldHaveSingleItem().Id.ShouldBe("en");
        hits[0].Normalized.ShouldBeGreaterThan(.2);
    }

    [Fact]
    public void A_pair_ties_a_text_that_holds_one_language_alone()
    {
        TermTable.Ties(Solid, "Solid electrolytes and interfaces").ShouldBeTrue();
        TermTable.Ties(Solid, "固态电解质（solid electrolyte）").ShouldBeFalse();
        TermTable.Ties(Solid, "釉面").ShouldBeFalse();
    }

    [Theory]
    [InlineData("研究固态电解质（solid electrolyte）的界面", "固态电解质", "solid electrolyte")]
    [InlineData("采用同步定位与建图(SLAM)技术", "建图", "SLAM")]
    [InlineData("Solid electrolyte (固态电解质) for cells", "固态电解质", "Solid electrolyte")]
    public void Terms_given_in_both_languages_are_proposed(string text, string chinese, string english) =>
        TermProposals.In(text).ShouldBe([new TermPair(chinese, english)]);

    [Fact]
    public void What_gives_no_term_in_both_languages_proposes_nothing() =>
        TermProposals.In("循环 1000 次（45 ℃）不低于 85%（见附件）").ShouldBeEmpty();
}
