using System.Globalization;
using System.Runtime.CompilerServices;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Hongniang.Tasks;
using Hongniang.Web.Access.Exports;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hongniang.Web.Tasks;

/// <summary>Closing a task from a list, and the list as a file.</summary>
internal static class TasksEndpoints
{
    private const int AtOnce = 200;

    public static void MapTasks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/tasks/{number}/done", DoneAsync).RequireAuthorization(Policies.Work);
        routes.MapGet("/tasks/export.{ending}", Export).RequireAuthorization(Policies.Import);
    }

    private static async Task<LocalRedirect> DoneAsync(
        string number, [FromForm] int version, [FromForm] string? resultNote, [FromForm] string? back, CloseTask close, CurrentUser user, Flash flash, Words words, CancellationToken ct)
    {
        var result = await close.RunAsync(new CloseTask.Input(number, version, TaskState.Done, resultNote), user.Actor, ct);
        if (result.Succeeded)
        {
            flash.Say("The task {0} is closed.", number);
        }
        else
        {
            flash.Warn("Not done: {0}", words[result.Problems[0]]);
        }

        return new LocalRedirect(back ?? $"/tasks/{number}");
    }

    private static Task<IResult> Export(string ending, HttpContext http, HongniangDb db, CurrentUser user, ExportGate gate, Words words, AssociationClock clock) => gate.PersonalAsync("Tasks", ending,
        [
            words["Number"], words["What is to be done"], words["Field.State"], words["Field.IndustryCode"], words["Field.RegionCode"], words["Need"], words["Unit"], words["Who does it"], words["Until"], words["Holder"],
            words["Units that can by now"], words["What the task brought"], words["Closed"],
        ],
        RowsAsync(db, clock, user.Actor, TaskQuery.Read(http.Request.Query, user.Account?.Id), words, http.RequestAborted));

    private static async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(HongniangDb db, AssociationClock clock, Actor reader, TaskQuery query, Words words, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var page = new Page(1, AtOnce); ; page = new Page(page.Number + 1, AtOnce))
        {
            var found = await TaskList.LoadAsync(db, clock, reader, query.Filter, query.Group, query.Order, query.Ascending, page, ct);
            foreach (var row in found.Page.Rows)
            {
                yield return
                [
                    row.Number, row.Title, words[row.State], row.IndustryCode is { } industry ? Industries.NameOf(industry, CultureInfo.CurrentUICulture) : null,
                    row.RegionCode is { } region ? Regions.NameOf(region, CultureInfo.CurrentUICulture) : null, row.Need?.Number, row.Unit?.Name, row.AssigneeName, Iso(row.DueOn), row.HolderName,
                    row.Able?.ToString(CultureInfo.InvariantCulture), row.ResultNote, row.ClosedAt is { } at ? Iso(clock.DayOf(at)) : null,
                ];
            }

            if (page.Number * AtOnce >= found.Page.Total)
            {
                yield break;
            }
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
