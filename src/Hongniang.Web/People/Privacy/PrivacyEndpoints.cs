using System.Globalization;
using Hongniang.Common;
using Hongniang.People.Privacy;
using Hongniang.Web.Shell;

namespace Hongniang.Web.People.Privacy;

/// <summary>One's own data as a file.</summary>
internal static class PrivacyEndpoints
{
    public static void MapPrivacy(this IEndpointRouteBuilder routes) => routes.MapGet("/me/data/export.json", ExportAsync).RequireAuthorization(Policies.SignedIn);

    private static async Task<IResult> ExportAsync(HttpContext http, TakeMyData take, CurrentUser user, Words words, AssociationClock clock, CancellationToken ct)
    {
        var data = await take.RunAsync(user.Actor, ct);
        if (!data.Succeeded)
        {
            return TypedResults.Forbid();
        }

        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(MyDataFile.Write(data.Value, words, clock.Now), "application/json", string.Create(CultureInfo.InvariantCulture, $"hongniang-{clock.Today:yyyyMMdd}.json"));
    }
}
