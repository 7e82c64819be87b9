using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Hongniang.Web.Access.Exports;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Web.Network;

/// <summary>The register as a file, and names of units while typing.</summary>
internal static class NetworkEndpoints
{
    private const int MostNames = 12;

    public static void MapNetwork(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/organizations/export.{ending}", Export).RequireAuthorization(Policies.Import);
        routes.MapGet("/organizations/names", NamesAsync).RequireAuthorization(Policies.Work);
    }

    private static Task<IResult> Export(string ending, HttpContext http, HongniangDb db, ExportGate gate, Words words) =>
        gate.PersonalAsync("Organisations", ending, OrganizationExport.Header(words), OrganizationExport.RowsAsync(db, OrganizationQuery.Read(http.Request.Query).ToFilter(), words, http.RequestAborted));

    /// <summary>Units in the reader's sight that can own a result or employ an expert, by a part of their name.</summary>
    private static async Task<Ok<List<string>>> NamesAsync(string? q, HongniangDb db, CancellationToken ct)
    {
        var wanted = Texts.Clean(q);
        return TypedResults.Ok(wanted is not { Length: >= 2 } ? []
            : await db.Organizations.AsNoTracking().Where(o => o.Kind != OrganizationKind.Association && (o.Name.Contains(wanted) || o.Number.Contains(wanted)))
                .OrderBy(o => o.Kind == OrganizationKind.Enterprise ? 1 : 0).ThenBy(o => o.Name).ThenBy(o => o.Id).Select(o => o.Name).Take(MostNames).ToListAsync(ct));
    }
}
