using Hongniang.Insight;
using Microsoft.AspNetCore.WebUtilities;

namespace Hongniang.Web.Insight.FigurePages;

/// <summary>How a request for figures stands in an address: the same words for the dashboard, the lists behind it and the exports.</summary>
internal static class FigureAddress
{
    public const string Home = "/figures";

    /// <summary>What the reader asks for; null when the period is none of ours.</summary>
    public static FigureRequest? Read(string? period, string? region, string? direct, string? evidence) =>
        FigurePeriods.Parse(period) is { } known ? new FigureRequest(known, region, direct == "1", evidence == "any") : null;

    public static string Of(FigureView view) => With(Home, view.Request);

    public static string Of(FigureView view, Figure figure) => With($"{Home}/{figure.Key}", view.Request);

    /// <summary>The list behind one cell of the table of regions.</summary>
    public static string Of(FigureView view, Figure figure, Dashboard.RegionLine line) => With($"{Home}/{figure.Key}", In(view, line.Unit, line.IsDirect));

    /// <summary>The dashboard of another unit.</summary>
    public static string Of(FigureView view, RegionTree.Unit unit, bool isDirect = false) => With(Home, In(view, unit, isDirect));

    /// <summary>The present figure, or the dashboard, for another unit.</summary>
    public static string Of(FigureView view, Figure? figure, RegionTree.Unit unit) =>
        With(figure is null ? Home : $"{Home}/{figure.Key}", In(view, unit, isDirect: false));

    public static string ExportOf(FigureView view) => With($"{Home}/export", view.Request);

    public static string ExportOf(FigureView view, Figure figure, string format, string? sort, bool descending)
    {
        var address = With($"{Home}/{figure.Key}/export.{format}", view.Request);
        return sort is null ? address : QueryHelpers.AddQueryString(address, new Dictionary<string, string?> { ["sort"] = sort, ["dir"] = descending ? null : "asc" });
    }

    private static FigureRequest In(FigureView view, RegionTree.Unit unit, bool isDirect) =>
        view.Request with { Region = unit.Id == view.Tree.Root.Id && !isDirect ? null : view.Tree.CodeOf(unit), IsDirect = isDirect };

    private static string With(string path, FigureRequest request) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["period"] = request.Period is FigurePeriod.ThisYear ? null : request.Period.Token(),
        ["region"] = string.IsNullOrEmpty(request.Region) ? null : request.Region,
        ["direct"] = request.IsDirect ? "1" : null,
        ["evidence"] = request.IsAnyEvidence ? "any" : null,
    });
}
