using System.Globalization;
using System.Runtime.CompilerServices;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Web.Access.Exports;
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

    private static Task<IResult> ExportEngagements(string ending, HttpContext http, HongniangDb db, CurrentUser user, ExportGate gate, Words words, AssociationClock clock)
    {
        var query = EngagementQuery.Read(http.Request.Query);
        return gate.PersonalAsync("Engagements", ending, EngagementExport.Header(words), EngagementExport.RowsAsync(
            EngagementList.StreamAsync(db, clock, user.Actor, query.ToFilter(user.Account?.Id), query.Stages, query.Order, query.Ascending, http.RequestAborted), words, clock));
    }

    private static Task<IResult> ExportContracts(string ending, HttpContext http, HongniangDb db, ExportGate gate, Words words) =>
        gate.PersonalAsync("Contracts", ending, ContractExport.Header(words), ContractExport.RowsAsync(ContractList.StreamAsync(db, ContractQuery.Read(http.Request.Query).ToFilter(), http.RequestAborted), words));

    /// <summary>Always as a download: what others uploaded is not shown as a page of ours.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> FileAsync(string number, HongniangDb db, CancellationToken ct) =>
        await ContractDetail.FileAsync(db, number, ct) is { } file ? TypedResults.File(file.Content, file.ContentType, file.Name) : TypedResults.NotFound();
}
