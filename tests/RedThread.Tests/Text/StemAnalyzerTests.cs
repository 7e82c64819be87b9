using RedThread.Text;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Text;

public sealed class StemAnalyzerTests
{
    /// <summary>Examples of the steps in Porter's paper of 1980, and words that no step may touch.</summary>
    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("cats", "cat")]
    [InlineData("agreed", "agre")]
    [InlineData("feed", "feed")]
    [InlineData("plastered", "plaster")]
    [InlineData("bled", "bled")]
    [InlineData("motoring", "motor")]
    [InlineData("sing", "sing")]
    [InlineData("conflated", "conflat")]
    [InlineData("troubling", "troubl")]
    [InlineData("hopping", "hop")]
    [InlineData("falling", "fall")]
    [InlineData("filing", "file")]
    [InlineData("happy", "happi")]
    [InlineData("sky", "sky")]
    [InlineData("relational", "relat")]
    [InlineData("conditional", "condit")]
    [InlineData("vietnamization", "vietnam")]
    [InlineData("hopefulness", "hope")]
    [InlineData("electriciti", "electr")]
    [InlineData("adjustment", "adjust")]
    [InlineData("adoption", "adopt")]
    [InlineData("probate", "probat")]
    [InlineData("rate", "rate")]
    [InlineData("controll", "control")]
    [InlineData("roll", "roll")]
    [InlineData("is", "is")]
    [InlineData("gpt4s", "gpt4s")]
    [InlineData("ing", "ing")]
    public void Stems_as_published(string word, string stem) => PorterStemmer.Stem(word).ShouldBe(stem);

    [Fact]
    public void Neighbouring_words_make_bigrams_but_not_across_two_texts()
    {
        var tokens = new TokenLists();
        var analyzer = new StemAnalyzer();

        analyzer.Analyze("Matching reviewers, fairly", tokens);
        analyzer.Analyze("Papers 论文", tokens);

        tokens.Units.Select(token => token.Key.ToString()).ShouldBe(["match", "review", "fairli", "paper", "论", "文"]);
        tokens.Bigrams.Select(token => token.Key.ToString()).ShouldBe(["match review", "review fairli", "论文"]);
        tokens.Bigrams[0].ShouldBe(new Token(TermKey.Of("match review"), 0, 18));
    }
}
