using Hongniang.Access;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Hongniang.Web.Access;

/// <summary>The way to the association's own sign-in and back. Links and not forms: the security policy lets no form lead elsewhere, and what comes back is bound to this browser by state, nonce and PKCE.</summary>
internal static class ProviderEndpoints
{
    public static void MapProvider(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in/provider", Go).AllowAnonymous();
        routes.MapGet("/sign-in/provider/done", DoneAsync).AllowAnonymous();
    }

    private static IResult Go(string? back, [FromServices] IServiceProvider services) => services.GetService<OpenIdProvider>() is null
        ? TypedResults.NotFound()
        : TypedResults.Challenge(new AuthenticationProperties { RedirectUri = "/sign-in/provider/done?back=" + Uri.EscapeDataString(LocalRedirect.Safe(back)), Items = { ["LoginProvider"] = OpenIdProvider.Scheme } }, [OpenIdProvider.Scheme]);

    private static async Task<IResult> DoneAsync(string? back, HttpContext http, [FromServices] IServiceProvider services, SignInManager<Account> signIn, Flash flash)
    {
        if (services.GetService<OpenIdProvider>() is null)
        {
            return TypedResults.NotFound();
        }

        var problem = signIn is AccountSignIn own ? await own.EnterByProviderAsync() : null;
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        if (problem is null)
        {
            return new LocalRedirect(LocalRedirect.Safe(back));
        }

        flash.Warn(problem.Text);
        return new LocalRedirect("/sign-in");
    }
}
