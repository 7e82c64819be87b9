using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Common.Tables;
using Hongniang.Data;
using Hongniang.Insight;
using Hongniang.Web.Access.Exports;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hongniang.Web.Insight.FigurePages;

/// <summary>The figures as files: the dashboard for whoever sees figures, the list behind a figure for whoever may export lists.</summary>
internal static class FigureEndpoints
{
    public static void MapFigures(this IEndpointRouteBuilder routes)
    {
        var figures = routes.MapGroup("/figures").RequireAuthorization(Policies.Figures);
        figures.MapGet("/export", DashboardAsync);
        figures.MapGet("/{key}/export.{format}", ListAsync).RequireAuthorization(Policies.Import);
    }

    private static async Task<IResult> DashboardAsync(
        string? period, string? region, string? direct, string? evidence, FigureDesk desk, ExportGate gate, Words words, Formats formats, CancellationToken ct)
    {
        if (FigureAddress.Read(period, region, direct, evidence) is not { } request || await desk.OpenAsync(request, ct) is not { } view)
        {
            return TypedResults.NotFound();
        }

        using var content = new MemoryStream();
        XlsxWriter.Write(content, DashboardFile.Sheets(await desk.DashboardAsync(view, ct), view, words, formats));
        return await gate.FileAsync("Results of matching", () => File(content, XlsxWriter.ContentType, words["Results of matching"], view, words, "xlsx"));
    }

    private static async Task<IResult> ListAsync(
        string key, string format, string? period, string? region, string? direct, string? evidence, string? sort, string? dir,
        FigureDesk desk, HongniangDb db, ExportGate gate, Words words, CancellationToken ct)
    {
        if (format is not ("xlsx" or "csv") || FigureCatalogue.Find(key) is not { } figure
            || FigureAddress.Read(period, region, direct, evidence) is not { } request || await desk.OpenAsync(request, ct) is not { } view)
        {
            return TypedResults.NotFound();
        }

        var columns = figure.Columns(db);
        List<IReadOnlyList<string?>> rows = [];
        await foreach (var row in figure.AllAsync(db, view.Frame, sort, dir != "asc", ct))
        {
            rows.Add(ListFile.Row(columns, row, words));
        }

        return await gate.PersonalFileAsync(figure.Title, ListFile.Header(columns, words), rows, (header, marked) =>
        {
            using var content = new MemoryStream();
            if (format == "csv")
            {
                CsvWriter.Write(content, marked.Prepend(header));
            }
            else
            {
                XlsxWriter.Write(content, ListFile.Sheet(figure, columns, marked, words) with { Header = header });
            }

            return File(content, format == "csv" ? CsvWriter.ContentType : XlsxWriter.ContentType, words[figure.Title], view, words, format);
        });
    }

    private static FileContentHttpResult File(MemoryStream content, string type, string title, FigureView view, Words words, string extension) => TypedResults.File(
        content.ToArray(), type, $"{title} {words.NameOf(view.Tree, view.Unit, view.Request.IsDirect)} {view.Frame.Today:yyyy-MM-dd}.{extension}");
}
