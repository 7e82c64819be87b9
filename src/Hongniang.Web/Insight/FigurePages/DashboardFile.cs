using System.Globalization;
using Hongniang.Common;
using Hongniang.Common.Tables;
using Hongniang.Insight;
using Hongniang.Web.Shell;

namespace Hongniang.Web.Insight.FigurePages;

/// <summary>The dashboard as a workbook: every figure with its definition, the regions, the months, and what the file is.</summary>
internal static class DashboardFile
{
    public static IReadOnlyList<XlsxSheet> Sheets(Dashboard dashboard, FigureView view, Words words, Formats formats) =>
    [
        Figures(dashboard, view, words, formats),
        Regions(dashboard, view, words),
        Months(dashboard, words),
        About(view, words, formats),
    ];

    private static XlsxSheet Figures(Dashboard dashboard, FigureView view, Words words, Formats formats) => new(
        words["Figures"],
        [words["Group"], words["Figure"], words["Value"], words["Counted"], words["Period"], words["Definition"]],
        FigureCatalogue.All.SelectMany(figure => Values(figure, dashboard.Values[figure.Key], words).Select(IReadOnlyList<string?> (value) =>
            [words[figure.Group], words[figure.Title], value.Amount, value.Unit, words.PeriodOf(formats, view.Frame, figure), words[figure.Definition]])))
    {
        Widths = [16, 22, 16, 12, 34, 80],
        Numbers = new HashSet<int> { 2 },
    };

    /// <summary>One line per figure, for a ledger one per currency: amounts of two currencies never meet in a cell.</summary>
    private static IEnumerable<(string Amount, string Unit)> Values(Figure figure, FigureValue value, Words words) => figure.IsAmount
        ? FigureTexts.Amounts(value).Select(a => (a.Amount.ToString("0.00", CultureInfo.InvariantCulture), a.Currency))
        : [(Number(value.Count), words[figure.Subject])];

    private static XlsxSheet Regions(Dashboard dashboard, FigureView view, Words words)
    {
        var figures = FigureCatalogue.OfRegions;
        return new XlsxSheet(
            words["Progress by region"],
            [words["Region"], .. figures.Select(f => words[f.Title]), words["Signing rate"], .. dashboard.Trend.Months.Select(FigureTexts.MonthOf)],
            dashboard.Regions.Select(IReadOnlyList<string?> (line) =>
                [
                    words.NameOf(view.Tree, line.Unit, line.IsDirect), .. figures.Select(f => Number(line[f.Key])),
                    line.SignedShare?.ToString("0.0000", CultureInfo.InvariantCulture) ?? $"n = {line["cohort-verified"]}", .. line.Months.Select(Number),
                ]))
        {
            Numbers = Enumerable.Range(1, figures.Count + 1 + dashboard.Trend.Months.Count).ToHashSet(),
            Widths = [24, .. Enumerable.Repeat(12.0, figures.Count + 1 + dashboard.Trend.Months.Count)],
        };
    }

    private static XlsxSheet Months(Dashboard dashboard, Words words) => new(
        words["The last 12 months"],
        [words["Month"], words["Needs handed in"], words["Pairs introduced"], words["Contracts signed"]],
        dashboard.Trend.Months.Select(IReadOnlyList<string?> (month, i) =>
            [FigureTexts.MonthOf(month), Number(dashboard.Trend.Needs[i]), Number(dashboard.Trend.Introductions[i]), Number(dashboard.Trend.Contracts[i])]))
    {
        Numbers = new HashSet<int> { 1, 2, 3 },
    };

    private static XlsxSheet About(FigureView view, Words words, Formats formats) => new(
        words["About this file"],
        [words["Region"], words.NameOf(view.Tree, view.Unit, view.Request.IsDirect)],
        new IReadOnlyList<string?>[]
        {
            [words["Period"], words.PeriodOf(formats, view.Frame)],
            [words["Evidence of contracts"], words[view.Request.IsAnyEvidence ? "All grades" : "Grade E2 and above"]],
            [words["Cut-off {0}", ""].TrimEnd(), formats.At(view.Frame.AsOf)],
            [words["Answered for by"], view.Tree.Root.NameIn(CultureInfo.CurrentUICulture)],
            [words["Definitions"], FigureCatalogue.Edition],
            [words["Sample data"], words[view.Unit.IsSample ? "Yes" : "No"]],
        })
    {
        Widths = [24, 60],
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
