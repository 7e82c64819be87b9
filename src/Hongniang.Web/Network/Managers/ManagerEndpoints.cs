using System.Globalization;
using System.Runtime.CompilerServices;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Insight.Managers;
using Hongniang.Network;
using Hongniang.Network.Managers;
using Hongniang.Web.Access.Exports;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hongniang.Web.Network.Managers;

/// <summary>The register as a file, the papers of courses, and the steps that need no more than a yes or a reason.</summary>
internal static class ManagerEndpoints
{
    public static void MapManagers(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/managers/export.{ending}", Export).RequireAuthorization(Policies.Import);
        routes.MapGet("/managers/{number}/trainings/{id:guid}/file", FileAsync).RequireAuthorization(Policies.Staff);
        routes.MapPost("/managers/{number}/trainings/{id:guid}/remove", RemoveAsync).RequireAuthorization(Policies.KeepManagers);
        routes.MapPost("/managers/{number}/leave", LeaveAsync).RequireAuthorization(Policies.KeepManagers);
        routes.MapPost("/managers/{number}/return", ReturnAsync).RequireAuthorization(Policies.KeepManagers);
    }

    private static Task<IResult> Export(string ending, HttpContext http, HongniangDb db, ExportGate gate, Words words, AssociationClock clock) => gate.PersonalAsync("Technology managers", ending,
        [words["Number"], words["Field.Name"], words["Holder"], words["Employer"], words["Region"], words["Level of the certificate"], words["Certificate holds until"], words["Fields served"], words["Training hours this year"], words["Cases"], words["Signed"], words["Load now"], words["Load cap"], words["Satisfaction"]],
        RowsAsync(db, ManagerQuery.Read(http.Request.Query), clock.Today, words, http.RequestAborted));

    private static async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(HongniangDb db, ManagerList.Filter filter, DateOnly today, Words words, [EnumeratorCancellation] CancellationToken ct)
    {
        var culture = CultureInfo.CurrentUICulture;
        await foreach (var row in ManagerList.StreamAsync(db, filter, today, ct))
        {
            yield return
            [
                row.Number, row.Name, row.HolderName, row.EmployerName, Regions.FullNameOf(row.RegionCode, culture), row.Level is { } level ? words[level] : null,
                row.CertifiedUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), string.Join('；', Separated.Of(row.Fields).Select(f => $"{f} {Industries.NameOf(f, culture)}")),
                Number(row.Hours), Number(row.Cases), Number(row.Signed), Number(row.Load.Total), Number(row.LoadCap), row.Satisfaction?.ToString("0.0", CultureInfo.InvariantCulture),
            ];
        }
    }

    /// <summary>Always as a download: what others uploaded is not shown as a page of ours.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> FileAsync(string number, Guid id, HongniangDb db, CancellationToken ct) =>
        await RecordTraining.FileAsync(db, number, id, ct) is { } file ? TypedResults.File(file.Content, file.ContentType, file.Name) : TypedResults.NotFound();

    private static async Task<LocalRedirect> RemoveAsync(string number, Guid id, [FromForm] int version, RecordTraining trainings, CurrentUser user, Flash flash, CancellationToken ct) =>
        Answer(await trainings.RemoveAsync(number, version, id, user.Actor, ct), flash, "The course is taken out.", number);

    private static async Task<LocalRedirect> LeaveAsync(string number, [FromForm] int version, [FromForm] string? reason, ChangeManager change, CurrentUser user, Flash flash, CancellationToken ct) =>
        Answer(await change.LeaveAsync(number, version, reason, user.Actor, ct), flash, "The entry is closed.", number);

    private static async Task<LocalRedirect> ReturnAsync(string number, [FromForm] int version, ChangeManager change, CurrentUser user, Flash flash, CancellationToken ct) =>
        Answer(await change.ReturnAsync(number, version, user.Actor, ct), flash, "The entry is open again.", number);

    private static LocalRedirect Answer(Result result, Flash flash, string said, string number)
    {
        if (result.Succeeded)
        {
            flash.Say(said);
        }
        else
        {
            flash.Warn(result.Problems[0]);
        }

        return new LocalRedirect($"/managers/{number}");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
