using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hongniang.Access;
using Hongniang.People.ApiKeys;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.People;

public sealed class ApiKeyTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_reads_what_its_organisation_may_see_and_nothing_else_until_it_is_revoked()
    {
        await using var host = await WebHost.StartAsync(async world =>
        {
            await world.NeedAsync();
            await world.NeedAsync(change: f => f with { HolderId = world.Guangzhou, Title = "广州的需求", EnterpriseId = world.OtherFirm });
            await world.ExpertAsync(change: f => f with { HolderId = world.Nanhai });
        });
        var administrator = await host.SignInAsync(Role.Administrator, host.World.Foshan);
        var key = await MakeAsync(host, administrator, host.World.Foshan, "Needs", "Engagements");

        var needs = await ReadAsync(host, "/api/needs?size=10", key);
        var experts = await ReadAsync(host, "/api/experts", key);
        var list = await administrator.GetAsync("/api-keys");
        await administrator.SendAsync(list, list.Forms.Single(f => f.Action?.EndsWith("/revoke", StringComparison.Ordinal) == true), []);
        var revoked = await ReadAsync(host, "/api/needs", key);

        needs.Status.ShouldBe(HttpStatusCode.OK);
        needs.Body.GetProperty("total").GetInt32().ShouldBe(1);
        var item = needs.Body.GetProperty("items")[0];
        (item.GetProperty("Title").GetString(), item.GetProperty("State").GetString()).ShouldBe(("高镍三元动力电解液的开发", "Published"));
        item.GetRawText().ShouldNotContain("1234"); // the contact's number
        (experts.Status, experts.Code).ShouldBe((HttpStatusCode.Forbidden, "not-allowed"));
        (revoked.Status, revoked.Code).ShouldBe((HttpStatusCode.Unauthorized, "api-key.unknown"));
        list.Text.ShouldNotContain(key);
        await using var scope = host.Database.Open();
        (await scope.Db.Journal.Where(j => j.SubjectKind == nameof(ApiKey)).OrderBy(j => j.Sequence).Select(j => j.Verb).ToListAsync(Ct)).ShouldBe(["Made", "Used", "Revoked"]);
        (await scope.Db.ApiKeys.Select(k => k.Hash).SingleAsync(Ct)).ShouldNotContain(key);
    }

    [Fact]
    public async Task A_key_of_an_enterprise_reads_its_own_needs_and_no_experts_whatever_it_was_given()
    {
        await using var host = await WebHost.StartAsync(async world =>
        {
            await world.NeedAsync();
            await world.NeedAsync(change: f => f with { EnterpriseId = world.OtherFirm, EnterpriseName = "别家", HolderId = world.Nanhai });
        });
        var key = await MakeAsync(host, await host.SignInAsync(Role.Administrator, host.World.Foshan), host.World.Firm, "Needs", "Experts");

        (await ReadAsync(host, "/api/needs", key)).Body.GetProperty("total").GetInt32().ShouldBe(1);
        (await ReadAsync(host, "/api/experts", key)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hn_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("' or 1=1 --")]
    public async Task Without_a_right_key_there_is_nothing(string? key)
    {
        await using var host = await WebHost.StartAsync(async world => await world.NeedAsync());

        var answer = await ReadAsync(host, "/api/needs", key);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Unauthorized, "api-key.unknown"));
    }

    [Fact]
    public async Task A_key_ends_with_its_last_day_and_is_made_only_within_bounds_for_the_own_territory()
    {
        await using var host = await WebHost.StartAsync(async world => await world.NeedAsync());
        var administrator = await host.SignInAsync(Role.Administrator, host.World.Foshan);
        var refused = await administrator.SubmitAsync("/api-keys", "key", [("Input.Name", "x"), ("Input.Organization", await NumberAsync(host, host.World.Guangzhou)), ("Input.Until", "2030-01-01")]);
        var key = await MakeAsync(host, administrator, host.World.Foshan, ["Needs"], "2026-11-25");

        host.Time.Advance(TimeSpan.FromHours(37)); // 23:00 on the last day
        (await ReadAsync(host, "/api/needs", key)).Status.ShouldBe(HttpStatusCode.OK);
        host.Time.Advance(TimeSpan.FromHours(1));
        (await ReadAsync(host, "/api/needs", key)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        refused.Text.ShouldContain("There is no organisation of this number");
        refused.Text.ShouldContain("Choose at least one.");
        refused.Text.ShouldContain("Between tomorrow and 366 days from now.");
    }

    private static async Task<string> MakeAsync(WebHost host, Visitor administrator, OrganizationId organization, params string[] scopes) => await MakeAsync(host, administrator, organization, scopes, "2027-01-01");

    private static async Task<string> MakeAsync(WebHost host, Visitor administrator, OrganizationId organization, string[] scopes, string until)
    {
        var made = await administrator.SubmitAsync("/api-keys", "key",
            [("Input.Name", "数据中台"), ("Input.Organization", await NumberAsync(host, organization)), ("Input.Until", until), .. scopes.Select(s => ("Input.Scopes", s))]);
        var key = Regex.Match(made.Html, "hn_[0-9a-f]{64}").Value;
        key.ShouldNotBeEmpty(made.Text);
        return key;
    }

    private static async Task<string> NumberAsync(WebHost host, OrganizationId organization)
    {
        await using var scope = host.Database.Open();
        return await scope.Db.Organizations.Where(o => o.Id == organization).Select(o => o.Number).SingleAsync(Ct);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body, string? Code)> ReadAsync(WebHost host, string address, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        using var answer = await host.Visitor().Client.SendAsync(request, Ct);
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement;
        return (answer.StatusCode, body, body.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString() : null);
    }
}
