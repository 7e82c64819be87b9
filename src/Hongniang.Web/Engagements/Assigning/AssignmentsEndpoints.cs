using System.Globalization;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements.Assigning;
using Hongniang.Web.Access.Exports;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Web.Engagements.Assigning;

/// <summary>The progress of a plan for the page that waits, its stop, and its rows as a file.</summary>
internal static class AssignmentsEndpoints
{
    public static void MapAssignments(this IEndpointRouteBuilder routes)
    {
        var plans = routes.MapGroup("/assignments/{number}").RequireAuthorization(Policies.Work);
        plans.MapGet("/progress", ProgressAsync);
        plans.MapGet("/export.{ending}", ExportAsync);
        plans.MapPost("/cancel", CancelAsync);
        plans.MapPost("/take-back", TakeBackAsync);
    }

    private static async Task<Results<Ok<RunProgress>, NotFound>> ProgressAsync(string number, HongniangDb db, Formats formats, CancellationToken ct)
    {
        var run = await db.AssignmentRuns.AsNoTracking().Where(r => r.Number == number).Select(r => new { r.State, r.DoneNeeds, r.TotalNeeds }).SingleOrDefaultAsync(ct);
        return run is null ? TypedResults.NotFound()
            : TypedResults.Ok(new RunProgress(run.State is RunState.Waiting or RunState.Running, run.DoneNeeds, run.TotalNeeds, formats.Number(run.DoneNeeds)));
    }

    private static async Task<LocalRedirect> CancelAsync(string number, [FromForm] string? yes, CancelAssignment cancel, CurrentUser user, Flash flash, CancellationToken ct)
    {
        var result = await cancel.RunAsync(number, user.Actor, ct);
        if (!result.Succeeded)
        {
            flash.Warn(result.Problems[0].Text);
        }

        return new LocalRedirect($"/assignments/{number}");
    }

    private static async Task<LocalRedirect> TakeBackAsync(string number, [FromForm] string? reason, TakeBackAssignment takeBack, CurrentUser user, Flash flash, Formats formats, CancellationToken ct)
    {
        var result = await takeBack.RunAsync(new TakeBackAssignment.Input(number, reason), user.Actor, ct);
        if (result.Succeeded)
        {
            flash.Say("Needs taken back: {0}.", formats.Number(result.Value));
        }
        else
        {
            flash.Warn(result.Problems[0]);
        }

        return new LocalRedirect($"/assignments/{number}");
    }

    private static async Task<IResult> ExportAsync(string number, string ending, HongniangDb db, ExportGate gate, Words words, Formats formats, CancellationToken ct) =>
        await AssignmentDetail.LoadAsync(db, number, ct) is { Outcome: { } outcome } plan
            ? await gate.PersonalAsync("Joint assignment", ending,
                [
                    words["Number"], words["Need"], words["Region"], words["Candidate"], words["Name"], words["Organisation"], words["Match score"], words["Place in the need's list"], words["Why"],
                    .. plan.Settings.Kind is TakerKind.Team ? new[] { words["Number of the expert's record"], words["Expert"] } : [],
                ],
                RowsAsync(outcome, plan.Settings.Kind is TakerKind.Team, words, formats), number)
            : TypedResults.NotFound();

    private static async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(AssignmentOutcome outcome, bool toTeams, Words words, Formats formats)
    {
        await Task.CompletedTask;
        foreach (var row in outcome.Rows)
        {
            yield return
            [
                row.Need, row.Title, formats.Region(row.Region), row.Candidate, row.Name, row.Organization, row.Score.ToString(CultureInfo.InvariantCulture),
                row.Rank.ToString(CultureInfo.InvariantCulture), row.Parts is { } parts ? TakerWords.Line(words, formats, parts) : string.Join("; ", row.Phrases),
                .. toTeams ? new[] { row.Member?.Number, row.Member?.Name } : [],
            ];
        }

        foreach (var left in outcome.Unserved)
        {
            yield return [left.Need, left.Title, formats.Region(left.Region), null, null, null, null, null, null, .. toTeams ? new string?[2] : []];
        }
    }
}
