using System.Globalization;
using Hongniang.Common;
using Hongniang.Insight;
using Hongniang.Web.Shell;

namespace Hongniang.Web.Insight.FigurePages;

/// <summary>Figures and their rows in words: on the page, and in files.</summary>
internal static class FigureTexts
{
    /// <summary>2026年1月1日 – 2026年11月25日; for a stock, the day as of which it counts.</summary>
    public static string PeriodOf(this Words words, Formats formats, FigureFrame frame, Figure? figure = null) =>
        figure?.UsesPeriod == false ? words["as of {0}", formats.Day(frame.Today)]
        : frame.FirstDay is { } first ? $"{formats.Day(first)} – {formats.Day(frame.Today)}"
        : words["as of {0}", formats.Day(frame.Today)];

    /// <summary>The unit, as a table of regions calls it.</summary>
    public static string NameOf(this Words words, RegionTree tree, RegionTree.Unit unit, bool isDirect)
    {
        var name = tree.NameOf(unit, CultureInfo.CurrentUICulture);
        return isDirect ? words["{0} itself", name] : name;
    }

    /// <summary>What the figure counts: needs, contracts, money.</summary>
    public static string UnitOf(this Words words, Figure figure) => figure.IsAmount ? words["money, per currency"] : words[figure.Subject];

    public static string MonthOf(DateOnly month) =>
        month.ToString(CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "zh" ? "yyyy年M月" : "MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>The value of a figure as one text.</summary>
    public static string ValueOf(this Formats formats, Figure figure, FigureValue value) =>
        figure.IsAmount ? string.Join(" · ", Amounts(value).Select(a => a.ToString(CultureInfo.CurrentCulture))) : formats.Number(value.Count);

    /// <summary>The sums per currency; nothing yet is zero yuan.</summary>
    public static IReadOnlyList<Money> Amounts(FigureValue value) => value.Amounts is { Count: > 0 } amounts ? amounts : [new Money(0m)];

    /// <summary>A cell of a list for people.</summary>
    public static string CellOf(this Words words, Formats formats, object? cell) => cell switch
    {
        null => "",
        string text => text,
        Enum member => words[member],
        DateOnly day => formats.Day(day),
        int number => formats.Number(number),
        Money money => money.ToString(CultureInfo.CurrentCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "There is no such kind of cell."),
    };

    /// <summary>A cell of a list for files: days and numbers as machines read them.</summary>
    public static string? FileCellOf(this Words words, object? cell) => cell switch
    {
        null => null,
        string text => text,
        Enum member => words[member],
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        Money money => money.Amount.ToString("0.00", CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "There is no such kind of cell."),
    };
}
