using CsCheck;
using RedThread.Scoring;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Scoring;

public sealed class ImpactTests
{
    /// <summary>
    /// Two titles, 锂电池 and 电机, the query 电池. 电 is in both: ln 1.2 ^ 1.5 = .0779; 池 and the pair 电池 in one: ln 2 ^ 1.5 = .5771. Times 2.2 and 128 steps, the pair times .3:
    /// worth 22, 163 and 49. Mean lengths 2.5 and 1.5 (2.500 and 1.509 in steps); the first title has 3 and 2, so one occurrence saturates to 128 / 2.38 = 54 and 128 / 2.493 = 51 parts.
    /// Each counts 5 parts for its place in the title. Worked out apart from the library.
    /// </summary>
    [Fact]
    public void A_score_worked_out_by_hand()
    {
        var index = new ThreadIndex();
        index.Load([new("a", "锂电池", ""), new("b", "电机", "")]);

        var explanation = index.Explain(new MatchQuery("电池", ""), "a").ShouldNotBeNull();

        explanation.Parts.Select(part => (part.Kind, part.Term, part.Tf, part.DocumentFrequency, part.Weight, part.Worth, part.Saturation, part.Contribution)).ShouldBe(
        [
            (TermKind.Unit, "电", 1, 2, 5, 22, 54, 45), (TermKind.Unit, "池", 1, 1, 5, 163, 54, 345), (TermKind.Bigram, "电池", 1, 1, 5, 49, 51, 100),
        ]);
        explanation.Score.ShouldBe(490);
        explanation.SelfScore.ShouldBe(585);
        explanation.Normalized.ShouldBe(490d / 585);
    }

    [Theory]
    [InlineData(6714, 40, 251, 100, 5.339034819681764)]
    [InlineData(6714, 40, 0, 0, 11.554015983020884)]
    [InlineData(10, 0, 4, 4, 1.1879967914643672)]
    public void Rarity_is_blended_and_falls_back_to_the_documents(int documents, int df, int needs, int nf, double expected) =>
        Impact.Idf(new RecipeOptions(), documents, df, needs, nf).ShouldBe(expected, 1e-12);

    [Fact]
    public void Rarer_is_worth_more_and_never_nothing() =>
        Gen.Select(Gen.Int[1, 500], Gen.Int[0, 500], Gen.Int[1, 500]).Sample((documents, df, needs) =>
        {
            df = Math.Min(df, documents - 1);
            var rare = Impact.Idf(new RecipeOptions(), documents, df, needs, 0);
            var common = Impact.Idf(new RecipeOptions(), documents, df + 1, needs, 0);

            common.ShouldBeGreaterThan(0);
            rare.ShouldBeGreaterThan(common);
        });

    [Fact]
    public void The_body_counts_a_fifth_and_at_most_three_times()
    {
        var index = new ThreadIndex();
        index.Load([new("a", "电", ""), new("b", "机", "")]);
        int Weight(string title, string body) => index.Explain(new MatchQuery(title, body), "a")!.Parts[0].Weight; // why: the document is there

        Weight("电电", "").ShouldBe(10);
        Weight("", "电，电").ShouldBe(2);
        Weight("电", "电，电，电，电，电").ShouldBe(8);
    }

    /// <summary>True of the query only: a longer document is discounted, so there more overlap can cost.</summary>
    [Fact]
    public void Asking_for_more_never_lowers_a_score() =>
        Gen.Select(Texts.Documents, Texts.Query, Texts.Text).Sample((documents, query, more) =>
        {
            var index = new ThreadIndex();
            index.Load(documents);

            foreach (var document in documents)
            {
                var before = index.Score(query, document.Id);
                index.Score(query with { Body = $"{query.Body}。{more}" }, document.Id).ShouldBeGreaterThanOrEqualTo(before);
                index.Score(query with { Title = $"{query.Title}。{more}" }, document.Id).ShouldBeGreaterThanOrEqualTo(before);
            }
        });

    [Fact]
    public void Parameters_outside_their_range_are_refused_by_name()
    {
        RecipeOptions[] wrong =
        [
            new() { K1 = -1 }, new() { B = 1.1 }, new() { B = double.NaN }, new() { QueryBodyWeight = -.1 }, new() { QueryBodyCap = 0 }, new() { BigramWeight = 11 },
            new() { NeedIdfShare = 2 }, new() { IdfExponent = double.PositiveInfinity }, new() { DocumentTitleWeight = 0 }, new() { Units = (UnitKind)9 },
        ];

        foreach (var options in wrong)
            Should.Throw<InvalidOperationException>(() => new ThreadIndex(options)).Message.ShouldContain(" must be ");
        Should.Throw<InvalidOperationException>(() => new RecipeOptions { B = 1.5 }.Validate()).Message.ShouldBe("B must be between 0 and 1, not 1.5.");
    }

    [Fact]
    public void The_extremes_of_every_parameter_give_finite_scores()
    {
        foreach (var options in (RecipeOptions[])[new() { K1 = 0 }, new() { B = 0 }, new() { B = 1 }, new() { BigramWeight = 0 }, new() { IdfExponent = 0 }, new() { NeedIdfShare = 1 }, RecipeOptions.English])
        {
            var index = new ThreadIndex(options);
            index.Load([new("a", "锂电池 batteries", ""), new("b", "", "")]);
            index.LoadBackground([new("电池", "")]);

            var hit = index.Search(new MatchQuery("电池 battery", ""), 5).ShouldHaveSingleItem();
            hit.Score.ShouldBeGreaterThan(0);
        }
    }
}
