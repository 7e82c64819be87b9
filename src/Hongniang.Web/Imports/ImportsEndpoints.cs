using System.Globalization;
using Hongniang.Common;
using Hongniang.Common.Tables;
using Hongniang.Data;
using Hongniang.Imports;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Web.Imports;

/// <summary>Acts on one import, its progress for the page that waits, and the files that it gives.</summary>
internal static class ImportsEndpoints
{
    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/imports").RequireAuthorization(Policies.Import);
        imports.MapGet("/templates/{kind}.xlsx", Template);
        imports.MapGet("/{number}/progress", ProgressAsync);
        imports.MapGet("/{number}/refused.xlsx", RefusedAsync);
        imports.MapPost("/{number}/cancel", CancelAsync);
        imports.MapPost("/{number}/resume", ResumeAsync);
        imports.MapPost("/{number}/decide", DecideAsync);
    }

    private static Results<FileContentHttpResult, NotFound> Template(string kind, ImportSubjects subjects, Words words) => subjects.Find(kind) is { } subject
        ? TypedResults.File(ImportTemplate.Make(subject, words), XlsxWriter.ContentType, $"{words["Template: {0}", words[$"ImportSubject.{subject.Kind}"]].Replace(':', ' ').Replace('：', ' ')}.xlsx")
        : TypedResults.NotFound();

    private static async Task<Results<Ok<RunProgress>, NotFound>> ProgressAsync(string number, HongniangDb db, AssociationClock clock, Words words, Formats formats, CancellationToken ct)
    {
        var run = await db.ImportRuns.AsNoTracking().Where(r => r.Number == number).Select(r => new { r.State, r.CancelRequested, r.HeartbeatAt, r.DoneRows, r.TotalRows }).SingleOrDefaultAsync(ct);
        return run is null ? TypedResults.NotFound() : TypedResults.Ok(new RunProgress(
            run.State is RunState.Waiting or RunState.Running, run.DoneRows, run.TotalRows, formats.Number(run.DoneRows),
            words[ImportRules.Doing(run.State, run.CancelRequested, run.HeartbeatAt, clock.Now)], words[$"{nameof(RunState)}.{run.State}"]));
    }

    private static async Task<IResult> RefusedAsync(string number, bool? held, RefusedRowsSheet sheet, CurrentUser user, Words words, Flash flash, CancellationToken ct)
    {
        var result = await sheet.RunAsync(new RefusedRowsSheet.Input(number, held ?? false), user.Actor, words, ct);
        return result.Succeeded ? TypedResults.File(result.Value.Content, XlsxWriter.ContentType, result.Value.FileName)
            : result.Problems[0].Code == Problem.NotFound().Code ? TypedResults.NotFound()
            : Answer(result, flash, number, "");
    }

    private static async Task<IResult> CancelAsync(string number, [FromForm] string? yes, CancelImport cancel, CurrentUser user, Flash flash, CancellationToken ct) =>
        Answer(await cancel.RunAsync(new CancelImport.Input(number), user.Actor, ct), flash, number, "The import is being stopped.");

    private static async Task<IResult> ResumeAsync(string number, [FromForm] string? yes, ResumeImport resume, CurrentUser user, Flash flash, CancellationToken ct) =>
        Answer(await resume.RunAsync(new ResumeImport.Input(number), user.Actor, ct), flash, number, "The import goes on.");

    private static async Task<IResult> DecideAsync(
        string number, [FromForm] DuplicateDecision decision, [FromForm] int[]? row, DecideDuplicates decide, CurrentUser user, Flash flash, CancellationToken ct)
    {
        var result = await decide.RunAsync(new DecideDuplicates.Input(number, decision, row is { Length: > 0 } ? row : null), user.Actor, ct);
        var count = result.Succeeded ? result.Value.ToString(CultureInfo.InvariantCulture) : "";
        return Answer(result, flash, number, decision is DuplicateDecision.Import ? "{0} rows were imported." : "{0} rows were left out.", count);
    }

    private static LocalRedirect Answer(Result result, Flash flash, string number, string said, params string[] args)
    {
        if (!result.Succeeded)
        {
            flash.Warn(result.Problems[0]);
        }
        else
        {
            flash.Say(said, args);
        }

        return new LocalRedirect($"/imports/{number}");
    }
}
