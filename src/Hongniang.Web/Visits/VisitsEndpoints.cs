using System.Globalization;
using System.Text.Json;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Visits;
using Hongniang.Web.Access.Exports;
using Hongniang.Web.Shell;
using Hongniang.Web.Shell.Forms;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hongniang.Web.Visits;

/// <summary>The acts on a visit, its pictures, the list as a file, and what the page in the pocket keeps and sends.</summary>
internal static class VisitsEndpoints
{
    private const int DaysAhead = 14;

    public static void MapVisits(this IEndpointRouteBuilder routes)
    {
        var visits = routes.MapGroup("/visits");
        visits.MapPost("/{number}/move", MoveAsync).RequireAuthorization(Policies.Work);
        visits.MapPost("/{number}/cancel", CancelAsync).RequireAuthorization(Policies.Work);
        visits.MapGet("/{number}/photos/{photo}", PhotoAsync).RequireAuthorization(Policies.Staff);
        visits.MapGet("/export.{ending}", Export).RequireAuthorization(Policies.Import);
        visits.MapGet("/pocket.json", PocketAsync).RequireAuthorization(Policies.Work);
        visits.MapPost("/send", SendAsync).RequireAuthorization(Policies.Work);
        visits.MapGet("/worker.js", Worker).AllowAnonymous();
        visits.MapGet("/app.webmanifest", Manifest).AllowAnonymous();
    }

    private static async Task<LocalRedirect> MoveAsync(string number, [FromForm] bool earlier, [FromForm] string? back, MoveVisit move, CurrentUser user, Flash flash, HttpContext http, Words words)
    {
        var result = await move.RunAsync(new MoveVisit.Input(number, earlier), user.Actor, http.RequestAborted);
        if (!result.Succeeded)
        {
            flash.Warn("Not done: {0}", words[result.Problems[0]]);
        }

        return new LocalRedirect(back ?? "/visits");
    }

    private static async Task<LocalRedirect> CancelAsync(string number, [FromForm] int version, [FromForm] string? reason, CancelVisit cancel, CurrentUser user, Flash flash, Words words, CancellationToken ct)
    {
        var result = await cancel.RunAsync(new CancelVisit.Input(number, version, reason), user.Actor, ct);
        if (result.Succeeded)
        {
            flash.Say("{0} is cancelled.", number);
        }
        else
        {
            flash.Warn("Not done: {0}", words[result.Problems[0]]);
        }

        return new LocalRedirect($"/visits/{number}");
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> PhotoAsync(string number, string photo, HongniangDb db, CancellationToken ct) =>
        Guid.TryParse(photo, out var id) && await VisitDetail.PhotoAsync(db, number, id, ct) is { } file ? TypedResults.File(file.Content, file.ContentType) : TypedResults.NotFound();

    private static Task<IResult> Export(string ending, HttpContext http, HongniangDb db, CurrentUser user, ExportGate gate, Words words, AssociationClock clock)
    {
        var query = http.Request.Query;
        var filter = VisitQuery.Filter(query["words"], query["mine"] == "true" ? user.Account?.Id : null, Guid.TryParse(query["holder"], out var holder) ? holder : null);
        return gate.PersonalAsync("Visits", ending, VisitExport.Header(words), VisitExport.RowsAsync(db, clock, user.Actor, filter, FormReader.One<VisitList.VisitGroup>(query["group"]), words, http.RequestAborted));
    }

    /// <summary>The visits that the person leads, to be kept on the device, and the token with which it may send.</summary>
    private static async Task<Ok<Pocket>> PocketAsync(HttpContext http, HongniangDb db, CurrentUser user, AssociationClock clock, IAntiforgery antiforgery, Formats formats)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        var rows = await VisitList.AtHandAsync(db, clock, user.Actor, DaysAhead, http.RequestAborted);
        return TypedResults.Ok(new Pocket(
            user.Account?.Id ?? Guid.Empty, user.Actor.Name, tokens.FormFieldName, tokens.RequestToken ?? "", Iso(clock.Today),
            [.. rows.Select(r => new PocketVisit(r.Number, r.Version, r.EnterpriseName, formats.Region(r.RegionCode), r.Address, Iso(r.PlannedOn), formats.Day(r.PlannedOn), r.RoutePlace, r.Visitors))]));
    }

    /// <summary>One report of a device: 200 with its numbers, 409 where somebody else changed the visit meanwhile (with theirs), 422 with what has to be put right.</summary>
    private static async Task<IResult> SendAsync(
        [FromForm] string? report, HttpContext http, ReportVisit use, HongniangDb db, CurrentUser user, Words words, Formats formats, CancellationToken ct)
    {
        if (Read(report) is not { } sent)
        {
            return TypedResults.Json(new Refused([new Refusal(null, words["This report cannot be read. Reload the page and send it again."])], null), statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        List<byte[]> contents = [];
        foreach (var file in http.Request.Form.Files.Take(Visit.MaxPhotos))
        {
            contents.Add(await PhotoContent.ReadAsync(file, ct));
        }

        var held = DateOnly.TryParseExact(sent.HeldOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        var result = await use.RunAsync(
            new(Texts.Clean(sent.Number), sent.Key, sent.Version, sent.EnterpriseName, null, held, sent.PeopleMet, sent.Findings,
                [.. (sent.Needs ?? []).Select(n => new ReportVisit.NeedFound(n.Title, n.Description))], contents),
            user.Actor,
            ct);
        if (result.Succeeded)
        {
            return TypedResults.Ok(result.Value);
        }

        var refusals = result.Problems.Select(p => new Refusal(p.Field, words[p])).ToList();
        var theirs = result.Problems[0].Code == "stale" && sent.Number is { } number && await VisitDetail.LoadAsync(db, number, user.Actor, ct) is { } now
            ? new Theirs(now.Visit.Version, words[now.Visit.State], now.Visit.Findings, now.Visit.ReportedByName, formats.At(now.Visit.UpdatedAt))
            : null;
        return TypedResults.Json(new Refused(refusals, theirs), statusCode: theirs is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
    }

    /// <summary>The script that keeps the page in the pocket; it lies here because it may only keep what lies beside it.</summary>
    private static PhysicalFileHttpResult Worker(IWebHostEnvironment host) => Own(host, "js/visits-worker.js", "text/javascript");

    private static PhysicalFileHttpResult Manifest(IWebHostEnvironment host) => Own(host, "visits.webmanifest", "application/manifest+json");

    private static PhysicalFileHttpResult Own(IWebHostEnvironment host, string file, string type) =>
        TypedResults.PhysicalFile(host.WebRootFileProvider.GetFileInfo(file).PhysicalPath ?? throw new InvalidOperationException($"{file} is missing."), type);

    private static SentReport? Read(string? report)
    {
        try
        {
            return report is null ? null : JsonSerializer.Deserialize<SentReport>(report, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal sealed record Pocket(Guid Owner, string OwnerName, string TokenField, string Token, string Today, IReadOnlyList<PocketVisit> Visits);

    internal sealed record PocketVisit(string Number, int Version, string Enterprise, string Region, string? Address, string On, string Day, int Stop, string? Visitors);

    internal sealed record SentReport(string? Number, Guid Key, int Version, string? EnterpriseName, string? HeldOn, string? PeopleMet, string? Findings, IReadOnlyList<SentNeed>? Needs);

    internal sealed record SentNeed(string? Title, string? Description);

    internal sealed record Refusal(string? Field, string Text);

    internal sealed record Theirs(int Version, string State, string? Findings, string? By, string At);

    internal sealed record Refused(IReadOnlyList<Refusal> Problems, Theirs? Theirs);
}
