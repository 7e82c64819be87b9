using Hongniang.Access;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Hongniang.Web.Access;

internal static class AccessEndpoints
{
    public static void MapAccess(this IEndpointRouteBuilder routes) => routes.MapPost("/sign-out", SignOutAsync).RequireAuthorization(Policies.SignedIn);

    // The form parameter makes the framework check the antiforgery token.
    private static async Task<LocalRedirect> SignOutAsync([FromForm] string? back, SignInManager<Account> signIn)
    {
        await signIn.SignOutAsync();
        return new LocalRedirect(back ?? "/sign-in");
    }
}
