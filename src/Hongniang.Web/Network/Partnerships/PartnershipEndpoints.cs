using System.Globalization;
using System.Runtime.CompilerServices;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network.Partnerships;
using Hongniang.Web.Access.Exports;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hongniang.Web.Network.Partnerships;

/// <summary>The list of partnerships as a file, the papers of agreements, and endings.</summary>
internal static class PartnershipEndpoints
{
    public static void MapPartnerships(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/partnerships/export.{ending}", Export).RequireAuthorization(Policies.Import);
        routes.MapGet("/partnerships/{number}/agreements/{agreement}/file", FileAsync).RequireAuthorization(Policies.Staff);
        routes.MapPost("/partnerships/{number}/agreements/{agreement}/end", EndAgreementAsync).RequireAuthorization(Policies.Work);
        routes.MapPost("/partnerships/{number}/end", EndAsync).RequireAuthorization(Policies.Work);
    }

    private static Task<IResult> Export(string ending, HttpContext http, HongniangDb db, ExportGate gate, Words words, AssociationClock clock) => gate.PersonalAsync("Partnerships", ending,
        [words["Number"], words["Partner"], words["Kind of organisation"], words["Level"], words["Our side"], words["Depth"], words["Partners since"], words["Agreements that hold"], words["Lapses next"], words["Last done together"], words["Person in charge"]],
        RowsAsync(db, PartnershipQuery.Read(http.Request.Query).Filter, clock.Today, words, http.RequestAborted));

    private static async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(HongniangDb db, PartnershipList.Filter filter, DateOnly today, Words words, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in PartnershipList.StreamAsync(db, filter, today).WithCancellation(ct))
        {
            yield return
            [
                row.Number, row.PartnerName, row.PartnerKind is { } kind ? words[kind] : null, row.PartnerLevel is { } level ? words[level] : null, row.UnitName, words[row.Level], Iso(row.StartedOn),
                row.Agreements.ToString(CultureInfo.InvariantCulture), Iso(row.NextLapse), Iso(row.LastActivityOn), row.ResponsibleName,
            ];
        }
    }

    /// <summary>Always as a download: what others uploaded is not shown as a page of ours.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> FileAsync(string number, string agreement, PartnershipDetail.Reader reader, CancellationToken ct) =>
        await reader.FileAsync(number, agreement, ct) is { } file ? TypedResults.File(file.Content, file.ContentType, file.Name) : TypedResults.NotFound();

    private static async Task<LocalRedirect> EndAgreementAsync(
        string number, string agreement, [FromForm] int version, [FromForm] string? reason, [FromForm] string? back, EndAgreement end, CurrentUser user, Flash flash, CancellationToken ct) =>
        Answer(await end.RunAsync(new EndAgreement.Input(number, version, agreement, reason), user.Actor, ct), flash, "The agreement is ended.", back ?? $"/partnerships/{number}");

    private static async Task<LocalRedirect> EndAsync(string number, [FromForm] int version, [FromForm] string? reason, EndPartnership end, CurrentUser user, Flash flash, CancellationToken ct) =>
        Answer(await end.RunAsync(new EndPartnership.Input(number, version, reason), user.Actor, ct), flash, "The partnership is ended.", $"/partnerships/{number}");

    private static LocalRedirect Answer(Result result, Flash flash, string said, string address)
    {
        if (result.Succeeded)
        {
            flash.Say(said);
        }
        else
        {
            flash.Warn(result.Problems[0]);
        }

        return new LocalRedirect(address);
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
