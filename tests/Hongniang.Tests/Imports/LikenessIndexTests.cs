using CsCheck;
using Hongniang.Common.Importing;
using Hongniang.Imports;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Imports;

public sealed class LikenessIndexTests
{
    private const string Text = "需开发一款适配 NCM811 体系的动力电解液：45℃ 循环 1000 次容量保持率不低于 85%，低温 -20℃ 放电容量不低于 75%，并通过针刺试验。";

    private static Resemblance Need(string title, string text = Text, string? owner = "甲公司") => new(title, title + "\n" + text, owner);

    private static LikenessIndex With(params IEnumerable<Resemblance> known)
    {
        var index = new LikenessIndex();
        var number = 0;
        foreach (var one in known)
        {
            index.Add(one, Guid.CreateVersion7(DateTimeOffset.UnixEpoch), $"XQ-{++number}");
        }

        return index;
    }

    [Fact]
    public void The_same_text_is_found_whoever_sends_it()
    {
        var found = With(Need("高镍电解液")).Find(Need("高镍电解液", owner: "乙公司")).ShouldNotBeNull();

        (found.Entry.Number, found.Likeness).ShouldBe(("XQ-1", 1));
    }

    [Fact]
    public void A_text_with_some_words_changed_is_found()
    {
        var found = With(Need("高镍电解液的开发")).Find(Need("高镍三元电解液开发", Text.Replace("1000 次", "1200 次"))).ShouldNotBeNull();

        found.Likeness.ShouldBeInRange(LikenessIndex.EnoughText, .99);
    }

    [Fact]
    public void Another_text_of_the_same_firm_is_not() =>
        With(Need("高镍电解液")).Find(Need("注塑件翘曲的控制", "家电面板注塑后翘曲超过 2 毫米，需要优化模具与工艺。")).ShouldBeNull();

    [Fact]
    public void Equal_titles_with_other_texts_are_held_back_for_the_same_firm_only()
    {
        var index = With(Need("新能源电池", "隔膜厚度偏差过大，希望控制在正负一微米以内。"));
        var other = "电池包在低温下续航下降，需要热管理方案。";

        index.Find(Need("新能源电池", other)).ShouldNotBeNull();
        index.Find(Need("新能源电池", other, "乙公司")).ShouldBeNull();
        index.Find(Need("新能源电池", other, null)).ShouldBeNull();
    }

    [Fact]
    public void A_key_is_enough_for_a_person() =>
        With(new Resemblance("", "", null, "mail:a@x.cn")).Find(new Resemblance("", "", null, "phone:1", "mail:a@x.cn")).ShouldNotBeNull().Likeness.ShouldBe(1);

    [Fact]
    public void The_earliest_of_equals_is_named() => With(Need("甲技术"), Need("甲技术")).Find(Need("甲技术")).ShouldNotBeNull().Entry.Number.ShouldBe("XQ-1");

    /// <summary>The inverted index must lose nothing against comparing with every record.</summary>
    [Fact]
    public void Finds_what_comparing_with_everything_finds()
    {
        var letters = Gen.Char["甲乙丙丁戊己庚辛"];
        var texts = Gen.String[letters, 1, 90].List[1, 20];
        Gen.Select(texts, Gen.String[letters, 1, 90], Gen.Int[0, 1000]).Sample(
            (known, wanted, pick) =>
            {
                // Half of the time a near copy of a known text, else the two would never be alike.
                var text = pick % 2 == 0 ? known[pick % known.Count] + wanted[..Math.Min(wanted.Length, 6)] : wanted;
                var index = With(known.Select(k => new Resemblance("", k, null)));

                var best = known.Select(k => LikenessIndex.Likeness(k, text)).DefaultIfEmpty(0).Max();
                var found = index.Find(new Resemblance("", text, null));

                return best >= LikenessIndex.EnoughText ? found?.Likeness == best : found is null;
            },
            iter: 2000);
    }
}
