using Hongniang.Access;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Hongniang.Web.Access;

/// <summary>The way out, the choice of organisation, and the end of sessions. The form parameters make the framework check the antiforgery token.</summary>
internal static class AccessEndpoints
{
    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-out", SignOutAsync).RequireAuthorization(Policies.SignedIn);
        routes.MapPost("/account/act-for", ActAsync).RequireAuthorization(Policies.SignedIn);
        routes.MapPost("/account/sessions/end", EndAsync).RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<LocalRedirect> SignOutAsync([FromForm] string? back, SignInManager<Account> signIn, EndSessions end, CurrentUser user, CancellationToken ct)
    {
        if (user.SessionId is { } session)
        {
            await end.RunAsync(new EndSessions.Input(session, session), user.Actor, ct);
        }

        await signIn.SignOutAsync();
        return new LocalRedirect(back ?? "/sign-in");
    }

    private static async Task<LocalRedirect> ActAsync([FromForm] Guid? membership, [FromForm] string? back, ActFor act, CurrentUser user, Flash flash, CancellationToken ct)
    {
        var done = await act.RunAsync(new ActFor.Input(user.SessionId, membership), user.Actor, ct);
        if (!done.Succeeded)
        {
            flash.Warn(done.Problems[0].Text);
            return new LocalRedirect("/account/acting");
        }

        return new LocalRedirect(back);
    }

    private static async Task<LocalRedirect> EndAsync([FromForm] Guid? session, EndSessions end, CurrentUser user, Flash flash, CancellationToken ct)
    {
        var ended = await end.RunAsync(new EndSessions.Input(session, user.SessionId), user.Actor, ct);
        if (ended.Succeeded)
        {
            flash.Say("Ended.");
        }
        else
        {
            flash.Warn(ended.Problems[0].Text);
        }

        return new LocalRedirect("/account/security");
    }
}
