using System.Security.Claims;
using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Web.Shell;

/// <summary>Turns the cookie into a person with a sight: sets <see cref="CurrentUser"/> and the scope of the request's <see cref="HongniangDb"/>.</summary>
/// <remarks>Read afresh for every request, so that a role or a place in the tree that was taken away is gone at once. Three small queries.</remarks>
internal sealed class CurrentUserMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, HongniangDb db, CurrentUser user)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            && http.User.Identity is { IsAuthenticated: true }
            && Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            await EnterAsync(http, db, user, id);
        }

        await next(http);
    }

    private static async Task EnterAsync(HttpContext http, HongniangDb db, CurrentUser user, Guid id)
    {
        var known = await db.Users.AsNoTracking().Where(a => a.Id == id)
            .Select(a => new
            {
                Account = a,
                Organization = db.Organizations.IgnoreQueryFilters() // why: everybody may know the name of the own organisation
                    .Where(o => o.Id == a.OrganizationId).Select(o => new OrganizationName(o.Number, o.Name, o.EnglishName)).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(http.RequestAborted);
        if (known is null || known.Account.LockoutEnd > DateTimeOffset.MaxValue.AddDays(-1))
        {
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
            await http.RequestServices.GetRequiredService<SignInManager<Account>>().SignOutAsync();
            return;
        }

        user.Enter(known.Account, known.Organization ?? OrganizationName.None);
        db.Scope = await ReadScope.OfAsync(db, known.Account, http.RequestAborted);
    }
}
