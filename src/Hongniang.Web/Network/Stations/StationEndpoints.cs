using System.Globalization;
using System.Runtime.CompilerServices;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Hongniang.Network.Stations;
using Hongniang.Web.Access.Exports;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hongniang.Web.Network.Stations;

/// <summary>The list of stations as a file, the papers of their agreements, and the steps that need no more than a yes or a reason.</summary>
internal static class StationEndpoints
{
    public static void MapStations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/stations/export.{ending}", Export).RequireAuthorization(Policies.Import);
        routes.MapGet("/stations/{number}/file", FileAsync).RequireAuthorization(Policies.Staff);
        routes.MapPost("/stations/{number}/select", (string number, [FromForm] int version, [FromForm] string? reason, DecideStation decide, Act act, CancellationToken ct) =>
            act.RunAsync(number, "It is selected.", user => decide.RunAsync(new DecideStation.Input(number, version, true, reason), user, ct))).RequireAuthorization(Policies.Work);
        routes.MapPost("/stations/{number}/turn-down", (string number, [FromForm] int version, [FromForm] string? reason, DecideStation decide, Act act, CancellationToken ct) =>
            act.RunAsync(number, "It is turned down.", user => decide.RunAsync(new DecideStation.Input(number, version, false, reason), user, ct))).RequireAuthorization(Policies.Work);
        routes.MapPost("/stations/{number}/open", (string number, [FromForm] int version, OpenStation open, Act act, CancellationToken ct) =>
            act.RunAsync(number, "It runs from today on.", user => open.RunAsync(new OpenStation.Input(number, version), user, ct))).RequireAuthorization(Policies.Work);
        routes.MapPost("/stations/{number}/close", (string number, [FromForm] int version, [FromForm] string? reason, CloseStation close, Act act, CancellationToken ct) =>
            act.RunAsync(number, "It is closed.", user => close.RunAsync(new CloseStation.Input(number, version, reason), user, ct))).RequireAuthorization(Policies.Work);
        routes.MapPost("/stations/{number}/members/{id:guid}/remove", (string number, Guid id, [FromForm] int version, ChangeMembers members, Act act, CancellationToken ct) =>
            act.RunAsync(number, "The member is taken out.", user => members.RemoveAsync(number, version, id, user, ct))).RequireAuthorization(Policies.Work);
    }

    /// <summary>Does one step, says what came of it, and goes back to the station's page.</summary>
    internal sealed class Act(CurrentUser user, Flash flash)
    {
        public async Task<LocalRedirect> RunAsync(string number, string said, Func<Actor, Task<Result>> step)
        {
            var result = await step(user.Actor);
            if (result.Succeeded)
            {
                flash.Say(said);
            }
            else
            {
                flash.Warn(result.Problems[0]);
            }

            return new LocalRedirect($"/stations/{number}");
        }
    }

    private static Task<IResult> Export(string ending, HttpContext http, HongniangDb db, ExportGate gate, Words words, AssociationClock clock) => gate.PersonalAsync("Teams and stations", ending,
        [words["Number"], words["Field.Name"], words["English name"], words["Kind"], words["State"], words["Region"], words["Country"], words["Place"], words["Part.Society"], words["Part.Host"], words["Maturity"], words["Runs until"], words["Services so far"], words["Last service"], words["Members"], words["Person in charge"]],
        RowsAsync(db, StationQuery.Read(http.Request.Query), clock.Today, words, http.RequestAborted));

    private static async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(HongniangDb db, StationList.Filter filter, DateOnly today, Words words, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in StationList.StreamAsync(db, filter, today).WithCancellation(ct))
        {
            yield return
            [
                row.Number, row.Name, row.EnglishName, words[row.Kind], words[row.State], Regions.FullNameOf(row.RegionCode, CultureInfo.CurrentUICulture), row.CountryCode, row.Place, row.SocietyName, row.HostName,
                row.Maturity is { } level ? words[level] : null, Iso(row.RunsUntil), row.Services.ToString(CultureInfo.InvariantCulture), Iso(row.LastServiceOn), row.Members.ToString(CultureInfo.InvariantCulture), row.ResponsibleName,
            ];
        }
    }

    /// <summary>Always as a download: what others uploaded is not shown as a page of ours.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> FileAsync(string number, HongniangDb db, CancellationToken ct) =>
        await StationDetail.FileAsync(db, number, ct) is { } file ? TypedResults.File(file.Content, file.ContentType, file.Name) : TypedResults.NotFound();

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
