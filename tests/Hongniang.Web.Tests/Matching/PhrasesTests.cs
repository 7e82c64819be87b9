using CsCheck;
using Hongniang.Web.Matching;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Matching;

public sealed class PhrasesTests
{
    [Fact]
    public void Pieces_joined_give_the_text_whatever_is_marked() =>
        Gen.Select(Gen.String[0, 40], Gen.Select(Gen.Int[-5, 45], Gen.Int[-5, 45], Gen.Int[0, 3]).Array[0, 6]).Sample((text, spans) =>
        {
            List<Phrases.Mark> marks = [.. spans.Select(s => new Phrases.Mark(s.Item1, s.Item2, $"CG-{s.Item3}", s.Item3))];

            return string.Concat(Phrases.Cut(text, marks, "CG-1").Select(p => p.Text)) == text;
        });

    [Fact]
    public void Where_phrases_overlap_the_piece_belongs_to_both()
    {
        var pieces = Phrases.Cut("高镍三元电解液", [new(0, 4, "CG-1", 0), new(2, 7, "CG-2", 3)], "CG-2");

        pieces.Select(p => (p.Text, p.For, p.IsOn)).ShouldBe([("高镍", "CG-1:0", false), ("三元", "CG-1:0 CG-2:3", true), ("电解液", "CG-2:3", true)]);
    }

    [Fact]
    public void Passages_stay_within_their_line_and_join_when_they_touch()
    {
        const string text = "第一行说的是背景。\n第二行里有高镍三元，也有电解液，后面还有很长很长很长很长很长很长的说明。";
        var (a, b) = (text.IndexOf("高镍三元", StringComparison.Ordinal), text.IndexOf("电解液", StringComparison.Ordinal));

        var passage = Passages.Of(text, [(b, 3), (a, 4)]).ShouldHaveSingleItem();

        passage.Text.ShouldStartWith("第二行里有高镍三元，也有电解液，后面");
        passage.IsCutBefore.ShouldBeFalse();
        passage.IsCutAfter.ShouldBeTrue();
        text.Substring(passage.Start, passage.Text.Length).ShouldBe(passage.Text);
    }
}
