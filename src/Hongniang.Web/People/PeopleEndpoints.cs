using System.Globalization;
using System.Runtime.CompilerServices;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.People;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hongniang.Web.People;

/// <summary>Single acts on an account, and the journal as a file. The form parameters make the framework check the antiforgery token.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/accounts/{id:guid}");
        account.MapPost("/unlock", ([FromForm] string? act, Guid id, GuardAccount guard, CurrentUser user, Flash flash, CancellationToken ct) =>
            AnswerAsync(guard.UnlockAsync(id, user.Actor, ct), id, flash)).RequireAuthorization(Policies.GuardAccounts);
        account.MapPost("/end-sessions", ([FromForm] string? act, Guid id, GuardAccount guard, CurrentUser user, Flash flash, CancellationToken ct) =>
            AnswerAsync(guard.EndSessionsAsync(id, user.Actor, ct), id, flash)).RequireAuthorization(Policies.GuardAccounts);
        account.MapPost("/take-second-factor", ([FromForm] string? act, Guid id, GuardAccount guard, CurrentUser user, Flash flash, CancellationToken ct) =>
            AnswerAsync(guard.TakeSecondFactorAsync(id, user.Actor, ct), id, flash)).RequireAuthorization(Policies.GuardAccounts);
        account.MapPost("/reopen", ([FromForm] string? act, Guid id, ManageAccount manage, CurrentUser user, Flash flash, CancellationToken ct) =>
            AnswerAsync(manage.ReopenAsync(id, user.Actor, ct), id, flash)).RequireAuthorization(Policies.ManageAccounts);
        account.MapPost("/take-back", ([FromForm] Guid membership, Guid id, ManageAccount manage, CurrentUser user, Flash flash, CancellationToken ct) =>
            AnswerAsync(manage.TakeBackAsync(id, membership, user.Actor, ct), id, flash)).RequireAuthorization(Policies.ManageAccounts);
        routes.MapGet("/audit/export.{ending}", ExportAsync).RequireAuthorization(Policies.Audit);
    }

    private static async Task<LocalRedirect> AnswerAsync(Task<Result> act, Guid id, Flash flash)
    {
        var done = await act;
        if (done.Succeeded)
        {
            flash.Say("Done.");
        }
        else
        {
            flash.Warn(done.Problems[0].Text);
        }

        return new LocalRedirect($"/accounts/{id}");
    }

    private static async Task<IResult> ExportAsync(string ending, HttpContext http, HongniangDb db, RecordAudit record, CurrentUser user, Words words, AssociationClock clock, CancellationToken ct)
    {
        if (TableDownload.KindOf(ending) is not { } kind)
        {
            return TypedResults.NotFound();
        }

        var filter = AuditQuery.Read(http.Request.Query);
        var noted = await record.RunAsync(filter, user.Actor, ct);
        return noted.Succeeded
            ? new TableDownload(words["Journal"], kind, [.. new[] { "Number", "When", "Who", "Kind", "What was done", "Record", "Reason", "Before", "After" }.Select(h => words[h])], RowsAsync(db, filter, words, clock, ct), clock.Today)
            : TypedResults.Forbid();
    }

    private static async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(HongniangDb db, AuditView.Filter filter, Words words, AssociationClock clock, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in AuditView.StreamAsync(db, filter, clock).WithCancellation(ct))
        {
            yield return
            [
                row.Sequence.ToString(CultureInfo.InvariantCulture), TimeZoneInfo.ConvertTime(row.At, clock.Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), row.ActorName,
                words[$"Journal.Kind.{row.SubjectKind}"], words[$"Journal.{row.SubjectKind}.{row.Verb}"], row.SubjectNumber, row.Reason, row.Before, row.After,
            ];
        }
    }
}
