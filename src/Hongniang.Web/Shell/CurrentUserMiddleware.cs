using System.Security.Claims;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Hongniang.Web.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Web.Shell;

/// <summary>Turns the cookie into a person with a sight: sets <see cref="CurrentUser"/> and the scope of the request's <see cref="HongniangDb"/>.</summary>
/// <remarks>Read afresh for every request, so that a role or a place in the tree that was taken away is gone at once. Three small queries.</remarks>
internal sealed class CurrentUserMiddleware(RequestDelegate next)
{
    private static readonly TimeSpan SeenEach = TimeSpan.FromMinutes(5);

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
        var sessionId = AccountSignIn.SessionOf(http.User);
        var now = http.RequestServices.GetRequiredService<AssociationClock>().Now;
        var known = await (
            from a in db.Users.AsNoTracking()
            join s in db.SignInSessions.AsNoTracking() on a.Id equals s.AccountId
            where a.Id == id && s.Id == sessionId && s.EndedAt == null && a.ClosedAt == null
            select new
            {
                Account = a,
                s.SeenAt,
                s.MembershipId,
                ActsForSeveral = db.Memberships.Any(m => m.AccountId == a.Id),
                Organization = db.Organizations.IgnoreQueryFilters() // why: everybody may know the name of the own organisation
                    .Where(o => o.Id == a.OrganizationId).Select(o => new OrganizationName(o.Number, o.Name, o.EnglishName)).FirstOrDefault(),
            }).SingleOrDefaultAsync(http.RequestAborted);
        if (known is null || known.Account.LockoutEnd > DateTimeOffset.MaxValue.AddDays(-1))
        {
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
            await http.RequestServices.GetRequiredService<SignInManager<Account>>().SignOutAsync();
            return;
        }

        var organization = known.Organization;
        var post = known.MembershipId is { } chosen ? await db.Memberships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == chosen && m.AccountId == id, http.RequestAborted) : null;
        if (post is not null)
        {
            known.Account.Place(post.Role, post.OrganizationId, post.ExpertKey); // why: a copy of this request; every rule and sight asks the account
            organization = await db.Organizations.IgnoreQueryFilters().Where(o => o.Id == post.OrganizationId) // why: as above
                .Select(o => new OrganizationName(o.Number, o.Name, o.EnglishName)).SingleOrDefaultAsync(http.RequestAborted);
        }

        user.Enter(known.Account, organization ?? OrganizationName.None, sessionId, post?.Id, known.ActsForSeveral);
        if (now - known.SeenAt > SeenEach)
        {
            await db.SignInSessions.Where(s => s.Id == sessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), http.RequestAborted);
            await db.Users.Where(a => a.Id == id).ExecuteUpdateAsync(a => a.SetProperty(x => x.SeenAt, now), http.RequestAborted);
        }

        db.Scope = await ReadScope.OfAsync(db, known.Account, http.RequestAborted);
    }
}
