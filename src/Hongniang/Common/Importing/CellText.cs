using System.Text.RegularExpressions;

namespace Hongniang.Common.Importing;

/// <summary>What the text of one cell says, and what only looks like saying something.</summary>
public static partial class CellText
{
    private static readonly HashSet<string> Nothings = new(StringComparer.OrdinalIgnoreCase)
    {
        "无", "暂无", "没有", "空", "待定", "略", "未填", "不详", "未知", "n/a", "na", "none", "null", "nil", "tbd", "-", "--", "—", "——", "/", "\\", "\\n", "、", ".", "。", "…", "……", "?", "？", "*", "x", "无。", "同上",
    };

    /// <summary>#REF!, #N/A, #VALUE!, #DIV/0!, #NAME?…: a formula that went wrong.</summary>
    public static bool IsFormulaError(string text) => Error().IsMatch(text.Trim());

    /// <summary>无, /, N/A and the like: the field is empty.</summary>
    public static bool SaysNothing(string? text) => string.IsNullOrWhiteSpace(text) || Nothings.Contains(text.Trim());

    [GeneratedRegex(@"^#(REF|N/A|VALUE|DIV/0|NAME|NUM|NULL|SPILL|CALC)[!?]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Error();
}
