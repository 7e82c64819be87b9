using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements.Learning;
using Hongniang.Matching.Learning;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hongniang.Web.Engagements.Learning;

/// <summary>Learning a ranking, putting one to use, and taking it back.</summary>
internal static class ModelsEndpoints
{
    private const string Page = "/matching/models";

    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        var models = routes.MapGroup(Page).RequireAuthorization(Policies.AdoptModels);
        models.MapPost("/learn", LearnAsync);
        models.MapPost("/{id:guid}/adopt", AdoptAsync);
        models.MapPost("/{id:guid}/roll-back", RollBackAsync);
    }

    private static async Task<LocalRedirect> LearnAsync([FromForm] string? yes, LearnRanking learn, CurrentUser user, Flash flash, CancellationToken ct)
    {
        var result = await learn.RunAsync(new LearnRanking.Input(new OrganizationId(user.Actor.OrganizationId ?? Guid.Empty)), user.Actor, ct);
        if (result.Succeeded && result.Value.Trial.IsBetter)
        {
            flash.Say("It is better on needs that it had not seen. Look at the figures before you adopt it.");
        }
        else if (result.Succeeded)
        {
            flash.Say("It is no better than what is in use, and is not adopted.");
        }

        return Answer(result, flash, null);
    }

    private static async Task<LocalRedirect> AdoptAsync(Guid id, [FromForm] int? version, AdoptModel adopt, CurrentUser user, Flash flash, CancellationToken ct) =>
        Answer(await adopt.RunAsync(id, version ?? -1, user.Actor, ct), flash, "It is in use, in every list at once.");

    private static async Task<LocalRedirect> RollBackAsync(Guid id, [FromForm] int? version, RollBackModel back, CurrentUser user, Flash flash, CancellationToken ct) =>
        Answer(await back.RunAsync(id, version ?? -1, user.Actor, ct), flash, "It is out of use.");

    private static LocalRedirect Answer(Result result, Flash flash, string? said)
    {
        if (!result.Succeeded)
        {
            flash.Warn(result.Problems[0].Text, [.. result.Problems[0].Args.Select(a => a.ToString() ?? "")]);
        }
        else if (said is not null)
        {
            flash.Say(said);
        }

        return new LocalRedirect(Page);
    }
}
