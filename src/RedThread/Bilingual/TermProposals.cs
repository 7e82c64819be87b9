using System.Text.RegularExpressions;

namespace RedThread.Bilingual;

/// <summary>Finds where a text gives a term in both languages: 固态电解质（solid electrolyte）, or solid electrolyte (固态电解质).</summary>
public static partial class TermProposals
{
    private const int MostIdeographs = 12;

    /// <summary>Characters and words that stand before a term rather than in it.</summary>
    private static readonly string[] Before = ["需要", "另见", "称为", "基于", "采用", "利用", "研究", "开发", "研发", "以及", "包括", "一种", "新型", "实现", "的", "和", "与", "及", "或", "对", "将", "为", "是", "用", "在", "等", "由", "向", "从", "有", "可"];

    /// <summary>The pairs in order of place, each once. A proposal: where the Chinese term begins is a guess, so a person adopts it.</summary>
    public static IReadOnlyList<TermPair> In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. ChineseFirst().Matches(text).Select(m => (m.Index, Zh: m.Groups["zh"].Value, En: m.Groups["en"].Value))
            .Concat(EnglishFirst().Matches(text).Select(m => (m.Index, Zh: m.Groups["zh"].Value, En: m.Groups["en"].Value)))
            .OrderBy(f => f.Index).Select(f => new TermPair(Cut(f.Zh), Spaces().Replace(f.En.Trim(), " "))).Where(p => p.Chinese.Length > 1).Distinct()];
    }

    private static string Cut(string run)
    {
        foreach (var word in Before)
        {
            // What follows the last of them, unless nothing is left of the term.
            if (run.LastIndexOf(word, StringComparison.Ordinal) is var at and >= 0 && run.Length - at - word.Length >= 2)
                run = run[(at + word.Length)..];
        }
        return run.Length > MostIdeographs ? run[^MostIdeographs..] : run;
    }

    [GeneratedRegex(@"(?<zh>[\u4e00-\u9fff]{2,24})\s*[（(]\s*(?:英文[:：]?\s*)?(?<en>[A-Za-z][A-Za-z0-9]+(?:[ \-][A-Za-z0-9]+){0,6})\s*[)）]")]
    private static partial Regex ChineseFirst();

    [GeneratedRegex(@"(?<en>[A-Za-z][A-Za-z0-9]+(?:[ \-][A-Za-z0-9]+){0,4})\s*[（(]\s*(?<zh>[\u4e00-\u9fff]{2,12})\s*[)）]")]
    private static partial Regex EnglishFirst();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
