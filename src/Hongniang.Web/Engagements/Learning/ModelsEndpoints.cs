using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements.Learning;
using Hongniang.Matching.Learning;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hongniang.Web.Engagements.Learning;

/// <summary>Asking for a ranking to be learnt and how far that is, putting one to use, and taking it back.</summary>
internal static class ModelsEndpoints
{
    private const string Page = "/matching/models";

    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        var models = routes.MapGroup(Page).RequireAuthorization(Policies.AdoptModels);
        models.MapPost("/learn", LearnAsync);
        models.MapPost("/learn/stop", StopAsync);
        routes.MapGet(Page + "/learn/progress", ProgressAsync).RequireAuthorization(Policies.SeeModels);
        models.MapPost("/{id:guid}/adopt", AdoptAsync);
        models.MapPost("/{id:guid}/roll-back", RollBackAsync);
    }

    private static async Task<LocalRedirect> LearnAsync([FromForm] string? yes, StartLearning start, CurrentUser user, Flash flash, CancellationToken ct) =>
        Answer(await start.RunAsync(user.Actor, ct), flash, null);

    private static async Task<LocalRedirect> StopAsync([FromForm] string? yes, CancelLearning cancel, CurrentUser user, Flash flash, CancellationToken ct) =>
        Answer(await cancel.RunAsync(user.Actor, ct), flash, null);

    /// <summary>Of the reader's own association; where nothing was learnt yet, nothing goes on.</summary>
    private static async Task<Ok<RunProgress>> ProgressAsync(HongniangDb db, CurrentUser user, Words words, Formats formats, CancellationToken ct)
    {
        var latest = await LatestLearning.LoadAsync(db, new OrganizationId(user.Actor.OrganizationId ?? Guid.Empty), ct);
        var percent = latest?.Run.Percent ?? 0;
        return TypedResults.Ok(new RunProgress(latest?.Run.IsOpen == true, percent, 100, formats.Number(percent) + "%", null, latest is null ? null : words[latest.Run.State]));
    }

    private static async Task<LocalRedirect> AdoptAsync(Guid id, [FromForm] int? version, AdoptModel adopt, CurrentUser user, Flash flash, CancellationToken ct) =>
        Answer(await adopt.RunAsync(id, version ?? -1, user.Actor, ct), flash, "It is in use, in every list at once.");

    private static async Task<LocalRedirect> RollBackAsync(Guid id, [FromForm] int? version, RollBackModel back, CurrentUser user, Flash flash, CancellationToken ct) =>
        Answer(await back.RunAsync(id, version ?? -1, user.Actor, ct), flash, "It is out of use.");

    private static LocalRedirect Answer(Result result, Flash flash, string? said)
    {
        if (!result.Succeeded)
        {
            flash.Warn(result.Problems[0]);
        }
        else if (said is not null)
        {
            flash.Say(said);
        }

        return new LocalRedirect(Page);
    }
}
