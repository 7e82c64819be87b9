using System.Globalization;
using System.Runtime.CompilerServices;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hongniang.Web.Engagements;

/// <summary>The lists as files, and the papers of contracts.</summary>
internal static class EngagementsEndpoints
{
    public static void MapEngagements(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/engagements/export.{ending}", ExportEngagements).RequireAuthorization(Policies.Import);
        routes.MapGet("/contracts/export.{ending}", ExportContracts).RequireAuthorization(Policies.Import);
        routes.MapGet("/contracts/{number}/file", FileAsync);
    }

    private static Results<TableDownload, NotFound> ExportEngagements(string ending, HttpContext http, HongniangDb db, CurrentUser user, Words words, AssociationClock clock)
    {
        var query = EngagementQuery.Read(http.Request.Query);
        return TableDownload.KindOf(ending) is { } kind
            ? new TableDownload(words["Engagements"], kind, EngagementExport.Header(words), EngagementExport.RowsAsync(
                EngagementList.StreamAsync(db, clock, user.Actor, query.ToFilter(user.Account?.Id), query.Stages, query.Order, query.Ascending, http.RequestAborted), words, clock), clock.Today)
            : TypedResults.NotFound();
    }

    private static Results<TableDownload, NotFound> ExportContracts(string ending, HttpContext http, HongniangDb db, Words words, AssociationClock clock) =>
        TableDownload.KindOf(ending) is { } kind
            ? new TableDownload(words["Contracts"], kind, ContractExport.Header(words),
                ContractExport.RowsAsync(ContractList.StreamAsync(db, ContractQuery.Read(http.Request.Query).ToFilter(), http.RequestAborted), words), clock.Today)
            : TypedResults.NotFound();

    /// <summary>Always as a download: what others uploaded is not shown as a page of ours.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> FileAsync(string number, HongniangDb db, CancellationToken ct) =>
        await ContractDetail.FileAsync(db, number, ct) is { } file ? TypedResults.File(file.Content, file.ContentType, file.Name) : TypedResults.NotFound();
}
