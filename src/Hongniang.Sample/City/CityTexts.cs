using System.Text;

namespace Hongniang.Sample.City;

/// <summary>Texts with the statistics of real needs, fit for load and speed, not for reading: topics with words of their own, keywords that come
/// back within a text, clauses borrowed from the sample's texts with a span replaced, and a tail of words seen only once.</summary>
/// <remarks>The same seed and number always give the same text.</remarks>
internal sealed class CityTexts
{
    private const double Borrowed = 0.34, FromKeywords = 0.33, FromTopic = 0.22, Filler = 0.11;
    private const int WordsOfTopic = 400;

    private static readonly string[] Fillers =
        [.. "的 的 的 的 和 与 及 在 对 为 是 有 等 中 可 将 以 从 能 通过 采用 进行 实现 具有 需要 以及 目前 提高 解决 主要 企业 产品 技术 要求 问题 达到 开发 生产 使用 设备".Split(' ')];

    private static readonly string[] Endings = ["技术", "研究", "的研发", "系统", "及应用", "关键技术", "装置", "", "", "", "设备", "方法", "工艺"];
    private static readonly string[] Units = ["%", "℃", "MPa", "μm", "小时", "次", "kW", "mm", "吨/天", "dB"];

    private readonly long _seed;
    private readonly Lexicon _lexicon;
    private readonly string[] _clauses;
    private readonly int[][] _topics;

    public CityTexts(long seed, double scale)
    {
        _seed = seed;
        var records = TextRecord.ReadAll();
        var texts = records.SelectMany(r => new[] { "题", "述", "现", "试", "介", "优", "历" }.Select(label => r[label])).OfType<string>().ToList();
        var words = records.SelectMany(r => SampleCodes.Parts(r["词"]).Concat(SampleCodes.Parts(r["向"]))).Distinct().OrderBy(w => SampleIds.Pick("word/" + w, int.MaxValue)).ToList();
        _lexicon = new Lexicon(words, string.Join('\n', texts));
        _clauses = [.. texts.SelectMany(Clauses)];
        _topics = [.. Enumerable.Range(0, (int)(400 * Math.Sqrt(Math.Max(1, scale)))).Select(Topic)];
    }

    /// <param name="Title">10 to 30 characters.</param>
    /// <param name="Keywords">What it is about; words of the topic.</param>
    public sealed record Text(int Topic, string Title, string Body, IReadOnlyList<string> Keywords);

    public int TopicCount => _topics.Length;

    public Text Need(long index) => Write("need", index, d => Math.Clamp((int)d.LogNormal(208, 0.8), 40, 2700));

    public Text Achievement(long index) => Write("achievement", index, d => Math.Clamp((int)d.LogNormal(370, 0.4), 120, 2000));

    /// <summary>An expert's title holds the research directions.</summary>
    public Text Expert(long index) => Write("expert", index, d => Math.Clamp((int)d.LogNormal(170, 0.45), 60, 1000));

    /// <summary>The same need told again by somebody else: a few spans replaced.</summary>
    public Text Retold(Text original, Dice dice)
    {
        var body = new StringBuilder(original.Body);
        for (var i = 0; i < 2 + (body.Length / 120); i++)
        {
            var at = dice.Below(Math.Max(1, body.Length - 6));
            body.Remove(at, Math.Min(dice.Between(2, 5), body.Length - at)).Insert(at, _lexicon.Word(Lexicon.Rank(dice)));
        }

        return original with { Title = original.Title.Length > 14 ? original.Title[..^2] + dice.Of(Endings) : original.Title, Body = body.ToString() };
    }

    /// <summary>One wish without a figure or a state: what reviewers return.</summary>
    public static string Vague(Text text, Dice dice) =>
        $"希望{dice.Of(["寻找", "引进", "合作开发", "了解"])}{text.Keywords[0]}方面的{dice.Of(["先进技术", "新技术", "专家团队", "解决方案"])}，{dice.Of(["提高产品质量", "降低成本", "提升竞争力", "解决生产中的问题"])}，具体面谈。";

    /// <summary>不低于 85% and the like, with a name from the text's own words.</summary>
    public static (string Name, string Current, string Target) Figure(Text text, Dice dice)
    {
        var (value, unit) = (dice.Between(5, 990), dice.Of(Units));
        return (dice.Of(text.Keywords) + dice.Of(["", "率", "强度", "时间", "温度"]), $"{value * 8 / 10}{unit}", $"{dice.Of(["≥", "≤"])}{value}{unit}");
    }

    private Text Write(string kind, long index, Func<Dice, int> lengthOf)
    {
        var dice = Dice.For(_seed, kind, index);
        var topic = (int)(_topics.Length * Math.Pow(dice.Unit(), 1.8));
        var words = _topics[topic];
        var keywords = new string[dice.Between(4, 7)];
        for (var i = 0; i < keywords.Length; i++)
        {
            keywords[i] = OfTopic(words, dice);
        }

        var title = new StringBuilder();
        var wanted = dice.Between(9, 22);
        while (title.Length < wanted)
        {
            title.Append(dice.Happens(0.5) ? dice.Of(keywords) : dice.Happens(0.7) ? OfTopic(words, dice) : _lexicon.Word(Lexicon.Rank(dice)));
        }

        title.Append(dice.Of(Endings));
        return new Text(topic, title.Length > 50 ? title.ToString(0, 50) : title.ToString(), Body(title.ToString(), words, keywords, lengthOf(dice), dice), [.. keywords.Distinct()]);
    }

    private string Body(string title, int[] words, string[] keywords, int length, Dice dice)
    {
        var clauses = new List<string>();
        var body = new StringBuilder(length + 40);
        while (body.Length < length)
        {
            // Real needs repeat themselves: the title, or what was said before.
            var clause = dice.Happens(0.18) ? clauses.Count == 0 || dice.Happens(0.3) ? title + "，" : dice.Of(clauses) : Clause(words, keywords, dice);
            clauses.Add(clause);
            body.Append(clause);
        }

        body[^1] = '。';
        return body.ToString();
    }

    private string Clause(int[] words, string[] keywords, Dice dice)
    {
        if (dice.Happens(Borrowed))
        {
            var clause = dice.Of(_clauses);
            if (clause.Length <= 7 || !dice.Happens(0.75))
            {
                return clause;
            }

            var from = dice.Below(clause.Length - 4);
            var to = Math.Min(clause.Length - 1, from + dice.Between(2, 5));
            return clause[..from] + (dice.Happens(0.35) ? dice.Of(keywords) : _lexicon.Word(Lexicon.Rank(dice))) + clause[to..];
        }

        var text = new StringBuilder();
        for (var count = dice.Between(3, 8); count > 0; count--)
        {
            var source = dice.Unit();
            text.Append(source < FromKeywords ? dice.Of(keywords)
                : source < FromKeywords + FromTopic ? OfTopic(words, dice)
                : source < FromKeywords + FromTopic + Filler ? dice.Of(Fillers)
                : _lexicon.Word(Lexicon.Rank(dice)));
        }

        return text.Append(dice.Happens(0.6) ? '，' : dice.Happens(0.6) ? '。' : '、').ToString();
    }

    // The first words of a topic come back most often.
    private string OfTopic(int[] words, Dice dice) => _lexicon.Word(words[(int)Math.Pow(words.Length, dice.Unit()) - 1]);

    private int[] Topic(int number)
    {
        var dice = Dice.For(99, "topic", number);
        var words = new int[WordsOfTopic];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = dice.Happens(0.55) ? (int)(_lexicon.RealCount * Math.Pow(dice.Unit(), 2)) : 40 + (int)Math.Exp(dice.Unit() * Math.Log(600_000));
        }

        return words;
    }

    private static IEnumerable<string> Clauses(string text)
    {
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '，' or '。' or '；' or '：' || i == text.Length - 1)
            {
                if (i + 1 - from is >= 4 and <= 60)
                {
                    yield return text[from..(i + 1)];
                }

                from = i + 1;
            }
        }
    }
}
