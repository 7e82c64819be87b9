using Hongniang.Matching;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hongniang.Web.Matching;

/// <summary>Keeping a candidate, and taking a verdict back: one press each. "Not suitable" has a page, because it asks for a reason.</summary>
internal static class MatchingEndpoints
{
    public static void MapMatching(this IEndpointRouteBuilder routes)
    {
        var candidate = routes.MapGroup("/needs/{number}/candidates/{candidate}").RequireAuthorization(Policies.Work);
        candidate.MapPost("/keep", KeepAsync);
        candidate.MapPost("/take-back", TakeBackAsync);
    }

    private static async Task<LocalRedirect> KeepAsync(
        string number, string candidate, [FromForm] string? back, [FromForm] int? rank, [FromForm] int? score, KeepCandidate keep, CurrentUser user, Flash flash, CancellationToken ct)
    {
        var result = await keep.RunAsync(new KeepCandidate.Input(number, candidate, rank, score), user.Actor, ct);
        return Answer(result, flash, back, number, "{0} is kept: it stands first in the list.", candidate);
    }

    private static async Task<LocalRedirect> TakeBackAsync(
        string number, string candidate, [FromForm] string? back, TakeBackVerdict takeBack, CurrentUser user, Flash flash, CancellationToken ct)
    {
        var result = await takeBack.RunAsync(new TakeBackVerdict.Input(number, candidate), user.Actor, ct);
        return Answer(result, flash, back, number, "What was said of {0} is taken back.", candidate);
    }

    private static LocalRedirect Answer(Hongniang.Common.Result result, Flash flash, string? back, string number, string said, string candidate)
    {
        if (result.Succeeded)
        {
            flash.Say(said, candidate);
        }
        else
        {
            flash.Warn(result.Problems[0]);
        }

        return new LocalRedirect(back ?? $"/needs/{number}");
    }
}
