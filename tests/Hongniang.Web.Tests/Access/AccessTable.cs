using System.Text.RegularExpressions;
using Hongniang.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Web.Tests.Access;

/// <summary>What each role may open or send to at all, address by address; and the addresses that the running application really has.</summary>
internal static partial class AccessTable
{
    private static readonly Role[] Anybody = Enum.GetValues<Role>();
    private static readonly Role[] Everybody = [.. Anybody.Where(r => r is not (Role.Administrator or Role.SecurityOfficer or Role.Auditor))];
    private static readonly Role[] Staff = [Role.TechnologyManager, Role.Officer, Role.Leader, Role.Reviewer];
    private static readonly Role[] Workers = [Role.TechnologyManager, Role.Officer];
    private static readonly Role[] Reviewers = [.. Workers, Role.Reviewer];
    private static readonly Role[] OwnNeeds = [Role.Enterprise, Role.Station];

    /// <summary>Pages and files: who opens them. A page with a form takes posts from the same people.</summary>
    public static Dictionary<string, Role[]> Pages { get; } = new(StringComparer.Ordinal)
    {
        ["/"] = Anybody,
        ["/account"] = Anybody,
        ["/account/security"] = Anybody,
        ["/account/acting"] = Anybody,
        ["/account/leave"] = Anybody,
        ["/me/data"] = Anybody,
        ["/me/data/export.json"] = Anybody,
        ["/api-keys"] = [Role.Administrator],
        ["/registrations"] = [Role.Officer],
        ["/registrations/{id}"] = [Role.Officer],
        ["/retention"] = [Role.SecurityOfficer],
        ["/data-requests"] = [Role.Officer],
        ["/data-requests/{id}"] = [Role.Officer],
        ["/exports"] = Workers,
        ["/exports/new"] = Workers,
        ["/exports/{id}"] = Workers,
        ["/accounts"] = [Role.Administrator, Role.SecurityOfficer],
        ["/accounts/{id}"] = [Role.Administrator, Role.SecurityOfficer],
        ["/accounts/invite"] = [Role.Administrator],
        ["/audit"] = [Role.Auditor],
        ["/audit/export.{ending}"] = [Role.Auditor],
        ["/needs"] = [.. Staff, .. OwnNeeds],
        ["/needs/{number}"] = [.. Staff, .. OwnNeeds],
        ["/needs/clusters"] = Staff,
        ["/needs/clusters/{number}"] = Staff,
        ["/needs/clusters/export.{ending}"] = Workers,
        ["/needs/new"] = [.. Workers, .. OwnNeeds],
        ["/needs/{number}/edit"] = [.. Workers, .. OwnNeeds],
        ["/needs/{number}/close"] = [.. Workers, .. OwnNeeds],
        ["/needs/{number}/withdraw"] = [.. Workers, .. OwnNeeds],
        ["/needs/{number}/duplicate"] = [.. Workers, .. OwnNeeds],
        ["/needs/{number}/reopen"] = [.. Workers, .. OwnNeeds],
        ["/needs/{number}/review"] = Reviewers,
        ["/needs/{number}/publish"] = Workers,
        ["/needs/{number}/contact"] = Workers,
        ["/needs/{number}/unsuitable/{candidate}"] = Workers,
        ["/needs/{need}/introduce/{candidate}"] = Workers,
        ["/needs/export.{ending}"] = Workers,
        ["/needs/enterprises"] = Workers,
        ["/achievements"] = Everybody,
        ["/achievements/{number}"] = Everybody,
        ["/achievements/new"] = Workers,
        ["/achievements/{number}/edit"] = Workers,
        ["/achievements/{number}/withdraw"] = Workers,
        ["/achievements/{number}/contact"] = Workers,
        ["/achievements/export.{ending}"] = Workers,
        ["/experts"] = Staff,
        ["/experts/{number}"] = Everybody,
        ["/experts/new"] = Workers,
        ["/experts/{number}/edit"] = Workers,
        ["/experts/{number}/withdraw"] = Workers,
        ["/experts/{number}/contact"] = Workers,
        ["/experts/{number}/consent"] = Workers,
        ["/experts/export.{ending}"] = Workers,
        ["/organizations"] = Staff,
        ["/organizations/{number}"] = Everybody,
        ["/organizations/new"] = Workers,
        ["/organizations/{number}/edit"] = Workers,
        ["/organizations/{number}/contact"] = Workers,
        ["/organizations/{number}/card"] = Everybody,
        ["/organizations/{number}/merge"] = Workers,
        ["/organizations/export.{ending}"] = Workers,
        ["/organizations/names"] = Workers,
        ["/partnerships"] = Staff,
        ["/partnerships/{number}"] = Staff,
        ["/partnerships/new"] = Workers,
        ["/partnerships/{number}/edit"] = Workers,
        ["/agreements/{number}"] = Staff,
        ["/partnerships/{number}/agreement"] = Workers,
        ["/partnerships/{number}/agreements/{agreement}/file"] = Staff,
        ["/partnerships/export.{ending}"] = Workers,
        ["/stations"] = Staff,
        ["/stations/{number}"] = Staff,
        ["/leads"] = Staff,
        ["/leads/{number}"] = Staff,
        ["/leads/new"] = Workers,
        ["/leads/{number}/edit"] = Workers,
        ["/leads/export.{ending}"] = Workers,
        ["/managers"] = Staff,
        ["/managers/{number}"] = Staff,
        ["/managers/new"] = [Role.Officer],
        ["/managers/{number}/edit"] = [Role.Officer],
        ["/managers/{number}/trainings/{id}/file"] = Staff,
        ["/managers/export.{ending}"] = Workers,
        ["/needs/{number}/manager"] = Workers,
        ["/stations/layout"] = Staff,
        ["/playbooks"] = Staff,
        ["/playbooks/{number}"] = Staff,
        ["/playbooks/{number}/results"] = Staff,
        ["/stations/new"] = Workers,
        ["/stations/{number}/edit"] = Workers,
        ["/stations/{number}/agreement"] = Workers,
        ["/stations/{number}/score"] = Reviewers,
        ["/stations/{number}/file"] = Staff,
        ["/stations/export.{ending}"] = Workers,
        ["/visits"] = Staff,
        ["/visits/{number}"] = Staff,
        ["/visits/{number}/photos/{photo}"] = Staff,
        ["/visits/new"] = Workers,
        ["/visits/{number}/edit"] = Workers,
        ["/visits/{number}/report"] = Workers,
        ["/visits/export.{ending}"] = Workers,
        ["/visits/pocket"] = Workers,
        ["/visits/pocket.json"] = Workers,
        ["/tasks"] = Staff,
        ["/tasks/{number}"] = Staff,
        ["/tasks/new"] = Workers,
        ["/tasks/{number}/edit"] = Workers,
        ["/tasks/export.{ending}"] = Workers,
        ["/search"] = Everybody,
        ["/search/suggest"] = Everybody,
        ["/imports"] = Workers,
        ["/imports/new"] = Workers,
        ["/imports/{number}"] = Workers,
        ["/imports/{number}/progress"] = Workers,
        ["/imports/{number}/refused.xlsx"] = Workers,
        ["/imports/templates/{kind}.xlsx"] = Workers,
        ["/engagements"] = Everybody,
        ["/engagements/{number}"] = Everybody,
        ["/engagements/{number}/contract"] = Workers,
        ["/engagements/export.{ending}"] = Workers,
        ["/assignments"] = Workers,
        ["/assignments/new"] = Workers,
        ["/assignments/{number}"] = Workers,
        ["/assignments/{number}/progress"] = Workers,
        ["/matching/models/learn/progress"] = [.. Staff, Role.Administrator],
        ["/assignments/{number}/export.{ending}"] = Workers,
        ["/contracts"] = Everybody,
        ["/contracts/{number}"] = Everybody,
        ["/contracts/{number}/file"] = Everybody,
        ["/contracts/export.{ending}"] = Workers,
        ["/glossary"] = Staff,
        ["/matching/models"] = [.. Staff, Role.Administrator],
        ["/glossary/{id}"] = Workers,
        ["/glossary/export.{ending}"] = Workers,
        ["/follow-ups"] = Staff,
        ["/follow-ups/{id}"] = Staff,
        ["/capability-matrix"] = Staff,
        ["/figures"] = Staff,
        ["/figures/{key}"] = Staff,
        ["/figures/export"] = Staff,
        ["/figures/{key}/export.{format}"] = Workers,
    };

    /// <summary>Addresses that only take posts.</summary>
    public static Dictionary<string, Role[]> Acts { get; } = new(StringComparer.Ordinal)
    {
        ["/sign-out"] = Anybody,
        ["/account/act-for"] = Anybody,
        ["/account/sessions/end"] = Anybody,
        ["/account/passkeys"] = Anybody,
        ["/account/passkeys/options"] = Anybody,
        ["/account/passkeys/remove"] = Anybody,
        ["/accounts/{id}/unlock"] = [Role.SecurityOfficer],
        ["/accounts/{id}/end-sessions"] = [Role.SecurityOfficer],
        ["/accounts/{id}/take-second-factor"] = [Role.SecurityOfficer],
        ["/api-keys/{id}/revoke"] = [Role.Administrator],
        ["/accounts/{id}/reopen"] = [Role.Administrator],
        ["/accounts/{id}/take-back"] = [Role.Administrator],
        ["/needs/quality"] = [.. Workers, .. OwnNeeds],
        ["/needs/{number}/candidates/{candidate}/keep"] = Workers,
        ["/needs/{number}/candidates/{candidate}/take-back"] = Workers,
        ["/achievements/{number}/publish"] = Workers,
        ["/experts/{number}/publish"] = Workers,
        ["/stations/{number}/select"] = Workers,
        ["/stations/{number}/turn-down"] = Workers,
        ["/stations/{number}/open"] = Workers,
        ["/stations/{number}/close"] = Workers,
        ["/stations/{number}/members/{id}/remove"] = Workers,
        ["/managers/{number}/leave"] = [Role.Officer],
        ["/managers/{number}/return"] = [Role.Officer],
        ["/managers/{number}/trainings/{id}/remove"] = [Role.Officer],
        ["/partnerships/{number}/end"] = Workers,
        ["/partnerships/{number}/agreements/{agreement}/end"] = Workers,
        ["/visits/{number}/move"] = Workers,
        ["/visits/{number}/cancel"] = Workers,
        ["/visits/send"] = Workers,
        ["/tasks/{number}/done"] = Workers,
        ["/assignments/{number}/cancel"] = Workers,
        ["/assignments/{number}/take-back"] = Workers,
        ["/needs/clusters/{number}/split"] = Workers,
        ["/needs/clusters/{number}/join"] = Workers,
        ["/glossary/adopt"] = Workers,
        ["/matching/models/learn"] = [Role.Officer],
        ["/matching/models/learn/stop"] = [Role.Officer],
        ["/matching/models/{id}/adopt"] = [Role.Officer],
        ["/matching/models/{id}/roll-back"] = [Role.Officer],
        ["/glossary/{id}/remove"] = Workers,
        ["/imports/{number}/cancel"] = Workers,
        ["/imports/{number}/resume"] = Workers,
        ["/imports/{number}/decide"] = Workers,
    };

    /// <summary>Open to visitors, and why that is right: what is asked there is asked of nobody in particular, or needs a secret of its own.</summary>
    public static string[] Open { get; } =
    [
        "/sign-in",
        "/sign-in/code",
        "/sign-in/passkey",
        "/sign-in/passkey/options",
        "/sign-in/provider",
        "/sign-in/provider/done",
        "/register",
        "/register/{token}",
        "/register/confirm/{token}",
        "/submit",
        "/submit/{token}",
        "/api/needs",
        "/api/achievements",
        "/api/experts",
        "/api/engagements",
        "/invitation/{token}",
        "/error",
        "/not-found",
        "/preferences",
        "/visits/worker.js",
        "/visits/app.webmanifest",
    ];

    /// <summary>Only scripts ask for these: a visitor is told so (401), and not sent to a page to come back to.</summary>
    public static string[] ForScripts { get; } = ["/needs/enterprises", "/organizations/names", "/search/suggest", "/imports/{number}/progress", "/assignments/{number}/progress", "/matching/models/learn/progress", "/visits/pocket.json"];

    /// <summary>Records that belong to one place; achievements, experts and units are shared within the network as far as their owners allow.</summary>
    public static string[] OfAPlace { get; } = ["/needs/{", "/engagements/{", "/contracts/{", "/follow-ups/{", "/partnerships/{", "/agreements/{", "/stations/{", "/leads/{", "/managers/{", "/visits/{", "/tasks/{"];

    /// <summary>Every address of the running application that somebody must be signed in for, and whether it takes posts only.</summary>
    public static IEnumerable<(string Pattern, bool IsAct)> Addresses(IServiceProvider services) =>
        Routes(services).Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null).Select(e => (PatternOf(e), IsAct(e))).Where(a => !a.Item1.StartsWith("/_framework/", StringComparison.Ordinal) && a.Item1 != "/{path}").Distinct();

    public static IEnumerable<string> OpenAddresses(IServiceProvider services) =>
        Routes(services).Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(PatternOf).Where(a => !a.StartsWith("/css/", StringComparison.Ordinal)).Distinct();

    /// <summary>The pages among the addresses.</summary>
    public static IReadOnlySet<string> Components(IServiceProvider services) =>
        ComponentTypes(services).Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>The pages' classes by address.</summary>
    public static IReadOnlyDictionary<string, Type> ComponentTypes(IServiceProvider services) =>
        Routes(services).Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).DistinctBy(PatternOf)
            .ToDictionary(PatternOf, e => e.Metadata.GetMetadata<ComponentTypeMetadata>()!.Type, StringComparer.Ordinal); // why: asked just before

    /// <summary>The pattern as an address of real records.</summary>
    public static string Fill(string pattern, IReadOnlyDictionary<string, string> records) => Place().Replace(pattern, m => m.Groups[1].Value switch
    {
        "ending" or "format" => "csv",
        "candidate" => records["achievement"],
        "agreement" => records["agreement"],
        "need" => records["need"],
        "photo" => records["step"],
        "kind" => "needs",
        "key" => "needs-published",
        "id" => records["step"],
        _ => records[pattern.Split('/')[1].TrimEnd('s')],
    });

    private static IEnumerable<RouteEndpoint> Routes(IServiceProvider services) =>
        services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    private static bool IsAct(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { } methods && !methods.Contains("GET");

    private static string PatternOf(RouteEndpoint endpoint) => "/" + Parameter().Replace(endpoint.RoutePattern.RawText?.Trim('/') ?? "", m => "{" + m.Groups[1].Value.ToLowerInvariant() + "}");

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
