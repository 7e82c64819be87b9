using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Needs;
using Hongniang.People.ApiKeys;
using Hongniang.Supply;
using Hongniang.Web.Shell;
using Hongniang.Web.Shell.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Hongniang.Web.People.ApiKeys;

/// <summary>What other programs read with a key: the lists of the pages as JSON, through the same sight. Reading only; no contacts. See docs/api.md.</summary>
internal static class ApiEndpoints
{
    private const string Scheme = "Bearer ";
    private const int MostPages = 100_000;

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api-keys/{id:guid}/revoke", RevokeAsync).RequireAuthorization(Policies.ManageAccounts);

        // Open to visitors as far as cookies go: the key is asked for by the endpoints themselves.
        var api = routes.MapGroup("/api").AllowAnonymous();
        api.MapGet("/needs", NeedsAsync);
        api.MapGet("/achievements", AchievementsAsync);
        api.MapGet("/experts", ExpertsAsync);
        api.MapGet("/engagements", EngagementsAsync);
    }

    private static async Task<LocalRedirect> RevokeAsync([FromForm] string? act, Guid id, RevokeApiKey revoke, CurrentUser user, Flash flash, CancellationToken ct)
    {
        var done = await revoke.RunAsync(id, user.Actor, ct);
        if (done.Succeeded)
        {
            flash.Say("Revoked.");
        }
        else
        {
            flash.Warn(done.Problems[0].Text);
        }

        return new LocalRedirect("/api-keys");
    }

    private static Task<IResult> NeedsAsync(HttpContext http, HongniangDb db, UseApiKey use, string? words, string? state, string? region, string? industry, int? page, int? size, CancellationToken ct) =>
        AnswerAsync(http, db, use, ApiScope.Needs, async _ =>
        {
            IReadOnlyList<NeedState> states = FormReader.One<NeedState>(state) is { } one ? [one] : [];
            return ListOf((await NeedList.LoadAsync(db, new NeedList.Filter(words, states, region, industry), PageOf(page, size), ct)).Page, n => new
            {
                n.Number, n.Title, n.Kind, n.State, n.StateSince, n.Urgency, Industry = n.IndustryCode, Region = n.RegionCode, Enterprise = n.EnterpriseName, Holder = n.HolderName, n.Deadline,
                BudgetFromYuan = n.BudgetFrom, BudgetToYuan = n.BudgetTo, n.Source, n.UpdatedAt,
            });
        }, ct);

    private static Task<IResult> AchievementsAsync(HttpContext http, HongniangDb db, UseApiKey use, string? words, string? region, string? industry, bool? network, int? page, int? size, CancellationToken ct) =>
        AnswerAsync(http, db, use, ApiScope.Achievements, async _ => ListOf(
            (await AchievementList.LoadAsync(db, new AchievementList.Filter(words, network == true, SupplyState.Published, region, industry), PageOf(page, size), ct)).Page,
            a => new { a.Number, a.Title, Owner = a.OwnerName, Region = a.RegionCode, Industry = a.IndustryCode, Readiness = a.ReadinessLevel, a.IsLevelProven, AskingPriceYuan = a.AskingPrice, Holder = a.HolderName, a.UpdatedAt }), ct);

    private static Task<IResult> ExpertsAsync(HttpContext http, HongniangDb db, UseApiKey use, string? words, string? region, string? discipline, bool? network, int? page, int? size, CancellationToken ct) =>
        AnswerAsync(http, db, use, ApiScope.Experts, async _ => ListOf(
            (await ExpertList.LoadAsync(db, new ExpertList.Filter(words, network == true, SupplyState.Published, region, discipline), PageOf(page, size), ct)).Page,
            e => new { e.Number, e.Name, e.Title, Organization = e.OrganizationName, Region = e.RegionCode, Disciplines = e.DisciplineCodes, e.ResearchDirections, Holder = e.HolderName, e.UpdatedAt }), ct);

    private static Task<IResult> EngagementsAsync(HttpContext http, HongniangDb db, UseApiKey use, AssociationClock clock, string? words, string? stage, int? page, int? size, CancellationToken ct) =>
        AnswerAsync(http, db, use, ApiScope.Engagements, async reader =>
        {
            IReadOnlyList<EngagementStage> stages = FormReader.One<EngagementStage>(stage) is { } one ? [one] : [];
            return ListOf((await EngagementList.LoadAsync(db, clock, reader, new EngagementFilter(words), stages, EngagementList.Order.Activity, false, PageOf(page, size), ct)).Page, e => new
            {
                e.Number, e.Stage, e.StageSince, e.LastActivityAt, Need = e.NeedNumber, e.NeedTitle, e.Enterprise, Candidate = e.CandidateNumber, e.CandidateTitle, e.Supplier, Holder = e.HolderName, e.IntroducedAt, e.ContractNumber,
            });
        }, ct);

    private static async Task<IResult> AnswerAsync(HttpContext http, HongniangDb db, UseApiKey use, ApiScope scope, Func<Actor, Task<object>> read, CancellationToken ct)
    {
        var header = http.Request.Headers.Authorization.ToString();
        var reader = await use.RunAsync(header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null, scope, ct);
        http.Response.Headers.CacheControl = "no-store";
        if (!reader.Succeeded)
        {
            var isUnknown = reader.Problems[0].Code == "api-key.unknown";
            http.Response.Headers.WWWAuthenticate = isUnknown ? "Bearer" : default;
            return TypedResults.Json(new { error = new { code = reader.Problems[0].Code, text = reader.Problems[0].Text } }, StoredJson.Options, statusCode: isUnknown ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden);
        }

        db.Scope = reader.Value.Scope;
        return TypedResults.Json(await read(reader.Value.Actor), StoredJson.Options);
    }

    private static object ListOf<T>(Paged<T> found, Func<T, object> row) => new { total = found.Total, page = found.Page.Number, pages = found.PageCount, items = found.Rows.Select(row) };

    private static Page PageOf(int? page, int? size) => new(Math.Clamp(page ?? 1, 1, MostPages), Math.Clamp(size ?? 50, 1, Page.MaxSize));
}
