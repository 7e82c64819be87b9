using CsCheck;
using RedThread.Text;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Text;

public sealed class CharacterAnalyzerTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("。，！ \n", "", "")]
    [InlineData("锂电池", "锂 电 池", "锂电 电池")]
    [InlineData("锂电，池", "锂 电 池", "锂电")]
    [InlineData("锂 电", "锂 电", "")]
    [InlineData("NCM811材料", "ncm811 材 料", "ncm811 材料")]
    [InlineData("ＡＶＭ　系统", "avm 系 统", "avm 系统")]
    [InlineData("A型5级", "a 型 5 级", "")]
    [InlineData("α粒子😀灯", "粒 子 灯", "粒子")]
    [InlineData("㐀龘", "㐀 龘", "㐀龘")]
    public void Cuts_characters_and_words(string text, string units, string bigrams)
    {
        var tokens = new TokenLists();

        new CharacterAnalyzer().Analyze(text, tokens);

        string.Join(' ', tokens.Units.Select(token => token.Key)).ShouldBe(units);
        string.Join(' ', tokens.Bigrams.Select(token => token.Key)).ShouldBe(bigrams);
    }

    [Fact]
    public void Agrees_with_the_published_token_rules_and_points_at_the_text() =>
        Texts.Text.Sample(text =>
        {
            var tokens = new TokenLists();

            new CharacterAnalyzer().Analyze(text, tokens);

            tokens.Units.Select(token => token.Key.ToString()).ShouldBe(Oracle.Units(text));
            tokens.Bigrams.Select(token => token.Key.ToString()).ShouldBe(Oracle.Bigrams(text));
            foreach (var token in tokens.Units.Concat(tokens.Bigrams))
                string.Concat(text.Substring(token.Start, token.Length).Select(Folding.Fold)).ShouldBe(token.Key.ToString());
        });

    [Fact]
    public void Half_a_surrogate_pair_is_no_token()
    {
        var tokens = new TokenLists();

        new CharacterAnalyzer().Analyze("\ud83d电\udc00", tokens);

        tokens.Units.ShouldHaveSingleItem().Start.ShouldBe(1);
    }
}
