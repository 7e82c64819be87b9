using System.Net;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Access;

/// <summary>Which role may open which address at all. Every address that can be opened is in the table.</summary>
[Collection(SampleCollection.Name)]
public sealed class AccessTableTests(SampleHost host)
{
    private const string Everybody = "manager officer leader enterprise expert";
    private const string Staff = "manager officer leader";
    private const string Workers = "manager officer";

    private static readonly Dictionary<string, string> People = new()
    {
        ["manager"] = "foshan", ["officer"] = "province", ["leader"] = "leader", ["enterprise"] = "enterprise", ["expert"] = "expert",
    };

    private static readonly Dictionary<string, string> Table = new()
    {
        ["/"] = Everybody,
        ["/account"] = Everybody,
        ["/needs"] = Staff + " enterprise",
        ["/needs/{number}"] = Staff + " enterprise",
        ["/needs/new"] = Workers + " enterprise",
        ["/needs/{number}/edit"] = Workers + " enterprise",
        ["/needs/{number}/close"] = Workers + " enterprise",
        ["/needs/{number}/withdraw"] = Workers + " enterprise",
        ["/needs/{number}/duplicate"] = Workers + " enterprise",
        ["/needs/{number}/reopen"] = Workers + " enterprise",
        ["/needs/{number}/review"] = Workers,
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
        ["/achievements/{number}/contact"] = Workers,
        ["/achievements/export.{ending}"] = Workers,
        ["/experts"] = Staff,
        ["/experts/{number}"] = Everybody,
        ["/experts/new"] = Workers,
        ["/experts/{number}/edit"] = Workers,
        ["/experts/{number}/contact"] = Workers,
        ["/experts/export.{ending}"] = Workers,
        ["/organizations"] = Staff,
        ["/organizations/{number}"] = Everybody,
        ["/organizations/new"] = Workers,
        ["/organizations/{number}/edit"] = Workers,
        ["/organizations/{number}/contact"] = Workers,
        ["/organizations/export.{ending}"] = Workers,
        ["/organizations/names"] = Workers,
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
        ["/contracts"] = Everybody,
        ["/contracts/{number}"] = Everybody,
        ["/contracts/{number}/file"] = Everybody,
        ["/contracts/export.{ending}"] = Workers,
        ["/follow-ups"] = Staff,
        ["/follow-ups/{id}"] = Staff,
        ["/figures"] = Staff,
        ["/figures/{key}"] = Staff,
        ["/figures/export"] = Staff,
        ["/figures/{key}/export.{format}"] = Workers,
    };

    private static readonly string[] ForScripts = ["/needs/enterprises", "/organizations/names", "/search/suggest", "/imports/DR-2026-000001/progress"];

    /// <summary>Records that belong to one place; achievements and experts are shared within the network as far as their owners allow.</summary>
    private static readonly string[] OfAPlace = ["/needs/{", "/engagements/{", "/contracts/{", "/follow-ups/{"];

    [Fact]
    public void Every_address_is_in_the_table() => Addresses().Except(Table.Keys).ShouldBeEmpty();

    [Fact]
    public void The_table_names_no_address_that_is_gone() => Table.Keys.Except(Addresses()).ShouldBeEmpty();

    [Fact]
    public async Task A_visitor_is_sent_to_sign_in_from_everywhere()
    {
        var records = await RecordsAsync();
        var visitor = host.Visitor();
        foreach (var address in Table.Keys.Select(p => Fill(p, records)))
        {
            var answer = await visitor.GetAsync(address);

            // What only a script asks for is no page to come back to.
            if (answer.Status is HttpStatusCode.Unauthorized)
            {
                ForScripts.ShouldContain(address);
                continue;
            }

            answer.Status.ShouldBe(HttpStatusCode.Redirect, address);
            answer.Location.ShouldBe("/sign-in?back=" + Uri.EscapeDataString(address));
        }
    }

    [Theory]
    [InlineData("manager")]
    [InlineData("officer")]
    [InlineData("leader")]
    [InlineData("enterprise")]
    [InlineData("expert")]
    public async Task A_role_opens_what_the_table_says_and_nothing_else(string role)
    {
        var records = await RecordsAsync();
        var person = await host.SignInAsync(People[role]);
        List<string> wrong = [];
        foreach (var (pattern, roles) in Table)
        {
            var answer = await person.GetAsync(Fill(pattern, records));
            var may = roles.Split(' ').Contains(role);

            // A record of somebody else, or an act that is not possible now, is not there (404); what the role may not do at all is refused (403).
            var right = may ? answer.Status is HttpStatusCode.OK || (answer.Status is HttpStatusCode.NotFound && pattern.Contains('{', StringComparison.Ordinal)) : answer.Status is HttpStatusCode.Forbidden;
            if (!right)
            {
                wrong.Add($"{pattern}: {(int)answer.Status} {answer.Location}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_neighbour_city_finds_no_record_by_any_address()
    {
        var records = await RecordsAsync();
        var owner = await host.SignInAsync("foshan");
        var neighbour = await host.SignInAsync("dongguan");
        foreach (var pattern in Table.Keys.Where(p => OfAPlace.Any(place => p.StartsWith(place, StringComparison.Ordinal))))
        {
            (await neighbour.GetAsync(Fill(pattern, records))).Status.ShouldBe(HttpStatusCode.NotFound, pattern);
        }

        foreach (var pattern in new[] { "/needs/{number}", "/engagements/{number}", "/contracts/{number}", "/contracts/{number}/file", "/follow-ups/{id}" })
        {
            (await owner.GetAsync(Fill(pattern, records))).Status.ShouldBe(HttpStatusCode.OK, pattern);
        }
    }

    [Theory]
    [InlineData("/needs/export.csv", "need")]
    [InlineData("/engagements/export.csv", "engagement")]
    [InlineData("/contracts/export.csv", "contract")]
    public async Task The_neighbour_city_finds_no_record_in_an_export(string address, string kind)
    {
        var number = (await RecordsAsync())[kind];
        var owner = await host.SignInAsync("foshan");
        var neighbour = await host.SignInAsync("dongguan");

        (await owner.GetAsync(address)).Html.ShouldContain(number);
        (await neighbour.GetAsync(address)).Html.ShouldNotContain(number);
    }

    private IEnumerable<string> Addresses() => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is null && e.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
        .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null || e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
        .Select(e => "/" + System.Text.RegularExpressions.Regex.Replace(e.RoutePattern.RawText?.Trim('/') ?? "", @"\{\**(\w+)[^}]*\}", m => "{" + m.Groups[1].Value.ToLowerInvariant() + "}"))
        .Where(a => !a.StartsWith("/_framework/", StringComparison.Ordinal) && a != "/{path}").Distinct().Order(StringComparer.Ordinal);

    private static string Fill(string pattern, Dictionary<string, string> records) => System.Text.RegularExpressions.Regex.Replace(pattern, @"\{(\w+)\}", m => m.Groups[1].Value switch
    {
        "ending" or "format" => "csv",
        "candidate" => records["achievement"],
        "need" => records["need"],
        "kind" => "needs",
        "key" => "needs-published",
        "id" => records["step"],
        _ => records[pattern.Split('/')[1].TrimEnd('s')],
    });

    /// <summary>Records of one contract in 佛山 and its districts.</summary>
    private async Task<Dictionary<string, string>> RecordsAsync()
    {
        await using var scope = host.Database.Open();
        var db = scope.Db;
        var ct = TestContext.Current.CancellationToken;
        var step = await (from s in db.FollowUpSteps
                          join c in db.Contracts on s.ContractId equals c.Id
                          join e in db.Engagements on c.EngagementId equals e.Id
                          join n in db.Needs on e.NeedId equals n.Id
                          join o in db.Organizations on c.HolderId equals o.Id
                          where o.RegionCode.StartsWith("4406") && c.FileId != null
                          orderby c.Number, s.DueOn
                          select new { Step = s.Id, Contract = c.Number, Engagement = e.Number, Need = n.Number }).FirstAsync(ct);
        return new Dictionary<string, string>
        {
            ["need"] = step.Need,
            ["engagement"] = step.Engagement,
            ["contract"] = step.Contract,
            ["step"] = step.Step.ToString(),
            ["import"] = "DR-2026-000001",
            ["expert"] = (await db.Experts.OrderBy(a => a.Number).FirstAsync(ct)).Number,
            ["organization"] = (await db.Organizations.OrderBy(a => a.Number).FirstAsync(ct)).Number,
            ["achievement"] = (await db.Achievements.OrderBy(a => a.Number).FirstAsync(ct)).Number,
        };
    }
}
