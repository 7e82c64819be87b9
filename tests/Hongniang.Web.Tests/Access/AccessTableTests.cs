using System.Net;
using Hongniang.Access;
using Hongniang.Insight;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Access;

/// <summary>Every address × every role × inside and outside: what opens, what is refused, what is not there. A new address without a line in <see cref="AccessTable"/> fails.</summary>
[Collection(SampleCollection.Name)]
public sealed class AccessTableTests(SampleHost host)
{
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Fact]
    public void Every_address_is_in_the_table()
    {
        var addresses = AccessTable.Addresses(host.Services).ToList();

        addresses.Where(a => !a.IsAct).Select(a => a.Pattern).Distinct().Order().ShouldBe(AccessTable.Pages.Keys.Order());
        addresses.Where(a => a.IsAct).Select(a => a.Pattern).Except(AccessTable.Pages.Keys).Order().ShouldBe(AccessTable.Acts.Keys.Order());
    }

    [Fact]
    public void Visitors_find_only_the_doors_that_are_meant_for_them() =>
        AccessTable.OpenAddresses(host.Services).Order().ShouldBe(AccessTable.Open.Order());

    [Fact]
    public async Task A_visitor_is_sent_to_sign_in_from_everywhere()
    {
        var cast = await AccessCast.OfAsync(host);
        var visitor = host.Visitor();
        foreach (var pattern in AccessTable.Pages.Keys)
        {
            var address = AccessTable.Fill(pattern, cast.Records);
            var answer = await visitor.GetAsync(address);
            if (AccessTable.ForScripts.Contains(pattern))
            {
                answer.Status.ShouldBe(HttpStatusCode.Unauthorized, address);
                continue;
            }

            answer.Status.ShouldBe(HttpStatusCode.Redirect, address);
            answer.Location.ShouldBe("/sign-in?back=" + Uri.EscapeDataString(address));
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_opens_what_the_table_says_and_nothing_else(Role role)
    {
        var cast = await AccessCast.OfAsync(host);
        List<string> wrong = [];
        foreach (var inside in new[] { true, false })
        {
            var person = await cast.PersonAsync(role, inside);
            foreach (var (pattern, roles) in AccessTable.Pages)
            {
                var answer = await person.GetAsync(AccessTable.Fill(pattern, cast.Records));

                // A record of somebody else, or an act that is not possible now, is not there (404); what the role may not do at all is refused (403).
                var right = !roles.Contains(role) ? answer.Status is HttpStatusCode.Forbidden
                    : pattern == "/" && AccessRules.IsDuty(role) ? answer.Status is HttpStatusCode.Redirect or HttpStatusCode.SeeOther
                    : answer.Status is HttpStatusCode.OK || (answer.Status is HttpStatusCode.NotFound && pattern.Contains('{', StringComparison.Ordinal));
                if (!right)
                {
                    wrong.Add($"{(inside ? "inside" : "outside")} {pattern}: {(int)answer.Status} {answer.Location}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Role.TechnologyManager, "/partnerships/{number}", "/partnerships/{number}/agreements/{agreement}/file", "/stations/{number}", "/stations/{number}/file", "/needs/{number}", "/engagements/{number}", "/contracts/{number}", "/contracts/{number}/file", "/follow-ups/{id}")]
    [InlineData(Role.Officer, "/partnerships/{number}", "/partnerships/{number}/agreements/{agreement}/file", "/stations/{number}", "/stations/{number}/file", "/needs/{number}", "/engagements/{number}", "/contracts/{number}", "/contracts/{number}/file", "/follow-ups/{id}")]
    [InlineData(Role.Leader, "/partnerships/{number}", "/partnerships/{number}/agreements/{agreement}/file", "/stations/{number}", "/stations/{number}/file", "/needs/{number}", "/engagements/{number}", "/contracts/{number}", "/contracts/{number}/file", "/follow-ups/{id}")]
    [InlineData(Role.Reviewer, "/partnerships/{number}", "/partnerships/{number}/agreements/{agreement}/file", "/stations/{number}", "/stations/{number}/file", "/needs/{number}", "/engagements/{number}", "/contracts/{number}", "/contracts/{number}/file", "/follow-ups/{id}")]
    [InlineData(Role.Enterprise, "/needs/{number}", "/engagements/{number}", "/contracts/{number}", "/contracts/{number}/file")]
    [InlineData(Role.Station, "/needs/{number}", "/engagements/{number}", "/contracts/{number}", "/contracts/{number}/file")]
    [InlineData(Role.Society, "/engagements/{number}", "/contracts/{number}", "/contracts/{number}/file")]
    [InlineData(Role.Investor, "/engagements/{number}", "/contracts/{number}", "/contracts/{number}/file")]
    public async Task Inside_the_records_of_the_contract_are_there(Role role, params string[] patterns)
    {
        var cast = await AccessCast.OfAsync(host);
        var person = await cast.PersonAsync(role, inside: true);
        foreach (var pattern in patterns)
        {
            (await person.GetAsync(AccessTable.Fill(pattern, cast.Records))).Status.ShouldBe(HttpStatusCode.OK, pattern);
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Outside_no_record_is_there_by_any_address(Role role)
    {
        var cast = await AccessCast.OfAsync(host);
        var stranger = await cast.PersonAsync(role, inside: false);
        foreach (var (pattern, roles) in AccessTable.Pages.Where(p => AccessTable.OfAPlace.Any(place => p.Key.StartsWith(place, StringComparison.Ordinal))))
        {
            (await stranger.GetAsync(AccessTable.Fill(pattern, cast.Records))).Status.ShouldBe(roles.Contains(role) ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden, pattern);
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Outside_no_list_file_search_or_figure_names_a_record(Role role)
    {
        var cast = await AccessCast.OfAsync(host);
        var stranger = await cast.PersonAsync(role, inside: false);
        string[] numbers = [cast.Records["need"], cast.Records["engagement"], cast.Records["contract"]];
        foreach (var address in Lists(numbers))
        {
            var answer = await stranger.GetAsync(address);
            var said = answer.Html.Replace(Uri.UnescapeDataString(address.Split('=')[^1]), "", StringComparison.Ordinal); // what was asked for stands in the field again

            (answer.Location ?? "").ShouldNotContain("/needs/XQ", Case.Sensitive, address);
            numbers.Where(n => !address.Contains(n, StringComparison.Ordinal) && said.Contains(n, StringComparison.Ordinal)).ShouldBeEmpty(address);
            numbers.Where(n => said.Contains($"s/{n}", StringComparison.Ordinal)).ShouldBeEmpty(address);
        }
    }

    [Fact]
    public async Task Inside_those_lists_do_name_them()
    {
        var cast = await AccessCast.OfAsync(host);
        var officer = await cast.PersonAsync(Role.Officer, inside: true);
        string[] numbers = [cast.Records["need"], cast.Records["engagement"], cast.Records["contract"]];
        var said = new List<string>();
        foreach (var address in Lists(numbers))
        {
            var answer = await officer.GetAsync(address);
            said.Add(answer.Html + answer.Location);
        }

        numbers.ShouldAllBe(n => said.Count(s => s.Contains(n, StringComparison.Ordinal)) >= 3);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task An_act_is_refused_by_role_without_token_and_from_outside(Role role)
    {
        var cast = await AccessCast.OfAsync(host);
        var stranger = await cast.PersonAsync(role, inside: false);
        var token = (await stranger.GetAsync("/account")).Form("/sign-out")!.Values.Single(v => v.Name == "_token"); // why: every page of a signed-in person has it
        var before = await LastEntryAsync();
        List<string> wrong = [];
        foreach (var (pattern, roles) in AccessTable.Acts.Where(a => a.Key != "/sign-out" && !a.Key.StartsWith("/account/", StringComparison.Ordinal)))
        {
            var address = AccessTable.Fill(pattern, cast.Records);
            var may = roles.Contains(role);
            var forged = await stranger.PostAsync(address, [("version", "0"), ("back", "/")]);
            var meant = await stranger.PostAsync(address, [token, ("version", "0"), ("back", "/")]);
            if (forged.Status != (may ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden))
            {
                wrong.Add($"{pattern} without token: {(int)forged.Status}");
            }

            if (!may && meant.Status is not HttpStatusCode.Forbidden)
            {
                wrong.Add($"{pattern} with token: {(int)meant.Status}");
            }
        }

        wrong.ShouldBeEmpty();
        (await LastEntryAsync()).ShouldBe(before, "Something was changed from outside.");
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_form_is_refused_by_role_and_without_token(Role role)
    {
        var cast = await AccessCast.OfAsync(host);
        var person = await cast.PersonAsync(role, inside: true);
        var token = (await person.GetAsync("/account")).Form("/sign-out")!.Values.Single(v => v.Name == "_token"); // why: every page of a signed-in person has it
        var before = await LastEntryAsync();
        List<string> wrong = [];
        foreach (var (pattern, roles) in AccessTable.Pages.Where(p => IsPage(p.Key)))
        {
            var address = AccessTable.Fill(pattern, cast.Records);
            var forged = await person.PostAsync(address, [("_handler", "forged"), ("Input.Reason", "forged")]);
            var meant = await person.PostAsync(address, [token, ("_handler", "forged"), ("Input.Reason", "forged")]);
            var may = roles.Contains(role);
            if (forged.Status != (may ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden) || (!may && meant.Status is not HttpStatusCode.Forbidden))
            {
                wrong.Add($"{pattern}: {(int)forged.Status} {(int)meant.Status}");
            }
        }

        wrong.ShouldBeEmpty();
        (await LastEntryAsync()).ShouldBe(before, "A forged form changed something.");
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_guessed_number_is_not_there(Role role)
    {
        var cast = await AccessCast.OfAsync(host);
        var person = await cast.PersonAsync(role, inside: true);
        foreach (var (pattern, roles) in AccessTable.Pages.Where(p => p.Key.Contains("{number}", StringComparison.Ordinal) || p.Key.Contains("{id}", StringComparison.Ordinal)))
        {
            foreach (var guess in new[] { "XQ-2026-999999", "%27%20or%201%3D1--", "..%2F..%2Fetc", host.Database.Clock.NewId().ToString() })
            {
                var address = pattern.Replace("{number}", guess, StringComparison.Ordinal).Replace("{id}", guess, StringComparison.Ordinal).Replace("{candidate}", "CG-2026-999999", StringComparison.Ordinal);
                var status = (await person.GetAsync(address)).Status;

                // what is no id at all meets no address, so that the role is not even asked
                status.ShouldBeOneOf(roles.Contains(role) ? [HttpStatusCode.NotFound] : pattern.Contains("{id}", StringComparison.Ordinal) ? [HttpStatusCode.NotFound, HttpStatusCode.Forbidden] : [HttpStatusCode.Forbidden]);
            }
        }
    }

    private bool IsPage(string pattern) => AccessTable.Components(host.Services).Contains(pattern);

    private static IEnumerable<string> Lists(string[] numbers) =>
    [
        .. new[] { "/", "/?all=true", "/needs", "/engagements", "/contracts", "/follow-ups", "/partnerships", "/partnerships/export.csv", "/stations", "/stations/export.csv", "/leads", "/leads/export.csv", "/figures", "/figures/export", "/needs/export.csv", "/engagements/export.csv", "/contracts/export.csv" },
        .. FigureCatalogue.All.Select(f => $"/figures/{f.Key}"),
        .. FigureCatalogue.All.Select(f => $"/figures/{f.Key}/export.csv"),
        .. numbers.SelectMany(n => new[] { $"/search?q={n}", $"/search/suggest?q={n}", $"/needs?words={n}", $"/engagements?words={n}", $"/contracts?words={n}" }),
    ];

    private async Task<long> LastEntryAsync()
    {
        await using var scope = host.Database.Open();

        // Signing in is a fact too, and goes on beside this.
        return await scope.Db.Journal.Where(j => j.SubjectKind != nameof(Account)).MaxAsync(j => j.Sequence, TestContext.Current.CancellationToken);
    }
}
