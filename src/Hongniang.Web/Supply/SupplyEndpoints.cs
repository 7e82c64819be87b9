using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Supply;
using Hongniang.Web.Access.Exports;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hongniang.Web.Supply;

/// <summary>The lists of the supply side as files, and the acts on one record.</summary>
internal static class SupplyEndpoints
{
    public static void MapSupply(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/achievements/export.{ending}", ExportAchievementsAsync).RequireAuthorization(Policies.Import);
        routes.MapPost("/achievements/{number}/publish", PublishAchievementAsync).RequireAuthorization(Policies.Work);
        routes.MapGet("/experts/export.{ending}", ExportExpertsAsync).RequireAuthorization(Policies.Import);
        routes.MapPost("/experts/{number}/publish", PublishExpertAsync).RequireAuthorization(Policies.Work);
    }

    private static async Task<IResult> ExportAchievementsAsync(string ending, HttpContext http, HongniangDb db, ExportGate gate, Words words, AssociationClock clock)
    {
        var query = AchievementQuery.Read(http.Request.Query);
        var owner = await UnitFilter.LoadAsync(db, query.Owner, http.RequestAborted);
        return await gate.PersonalAsync("Achievements", ending, AchievementExport.Header(words), AchievementExport.RowsAsync(db, query.ToFilter(owner), words, clock, http.RequestAborted));
    }

    private static async Task<IResult> ExportExpertsAsync(string ending, HttpContext http, HongniangDb db, ExportGate gate, Words words, AssociationClock clock)
    {
        var query = ExpertQuery.Read(http.Request.Query);
        var unit = await UnitFilter.LoadAsync(db, query.Unit, http.RequestAborted);
        return await gate.PersonalAsync("Experts", ending, ExpertExport.Header(words), ExpertExport.RowsAsync(db, query.ToFilter(unit), words, clock, http.RequestAborted));
    }

    private static async Task<LocalRedirect> PublishAchievementAsync(
        string number, [FromForm] int version, PublishAchievement publish, CurrentUser user, Flash flash, Words words, CancellationToken ct) =>
        Answer(await publish.RunAsync(new PublishAchievement.Input(number, version), user.Actor, ct), flash, words, number, "/achievements/" + number);

    private static async Task<LocalRedirect> PublishExpertAsync(
        string number, [FromForm] int version, PublishExpert publish, CurrentUser user, Flash flash, Words words, CancellationToken ct) =>
        Answer(await publish.RunAsync(new PublishExpert.Input(number, version), user.Actor, ct), flash, words, number, "/experts/" + number);

    private static LocalRedirect Answer(Result result, Flash flash, Words words, string number, string back)
    {
        if (result.Succeeded)
        {
            flash.Say("{0} is published.", number);
        }
        else
        {
            flash.Warn("Not done: {0}", words[result.Problems[0]]);
        }

        return new LocalRedirect(back);
    }
}
