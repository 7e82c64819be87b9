using System.Net;
using System.Security.Cryptography;
using Hongniang.Access;
using Hongniang.Common;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Access;

public sealed class PeopleTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invited_person_chooses_a_password_and_comes_in_once()
    {
        await using var host = await WebHost.StartAsync();
        var administrator = await host.SignInAsync(Role.Administrator, host.World.Foshan);
        var number = await NumberAsync(host, host.World.Nanhai);

        var made = await administrator.SubmitAsync("/accounts/invite", "invite", [("Input.Name", "新红娘"), ("Input.Email", "new@test.example"), ("Input.Organization", number), ("Input.Role", "TechnologyManager")]);
        var link = System.Text.RegularExpressions.Regex.Match(made.Html, "/invitation/[0-9a-f]{64}").Value;
        var guest = host.Visitor();
        var common = await guest.SubmitAsync(link, "accept", [("Input.New", "Password1234"), ("Input.Again", "Password1234")]);
        var opened = await guest.SubmitAsync(link, "accept", [("Input.New", WebHost.Password), ("Input.Again", WebHost.Password)]);
        var entered = await guest.SubmitAsync("/sign-in", "sign-in", [("Input.Email", "new@test.example"), ("Input.Password", WebHost.Password)]);

        common.Text.ShouldContain("This password is guessed early");
        opened.Location.ShouldBe("/sign-in");
        entered.Location.ShouldBe("/");
        (await guest.GetAsync("/needs")).Status.ShouldBe(HttpStatusCode.OK);
        (await host.Visitor().GetAsync(link)).Text.ShouldContain("This invitation was used already");
    }

    [Fact]
    public async Task An_administrator_invites_nobody_to_a_neighbour_and_no_duty_beside_another_role()
    {
        await using var host = await WebHost.StartAsync();
        var administrator = await host.SignInAsync(Role.Administrator, host.World.Foshan);
        var abroad = await NumberAsync(host, host.World.Guangzhou);
        var mail = await host.AddAccountAsync(Role.TechnologyManager, host.World.Nanhai);
        var id = await IdAsync(host, mail);

        var refused = await administrator.SubmitAsync("/accounts/invite", "invite", [("Input.Name", "某人"), ("Input.Email", "x@test.example"), ("Input.Organization", abroad), ("Input.Role", "Officer")]);
        var apart = await administrator.SubmitAsync($"/accounts/{id}", "place", [("Place.Organization", await NumberAsync(host, host.World.Foshan)), ("Place.Role", "Auditor"), ("Place.Intent", "grant")]);

        refused.Text.ShouldContain("There is no organisation of this number");
        apart.Text.ShouldContain("are kept apart");
        (await administrator.GetAsync($"/accounts/{await IdAsync(host, await host.AddAccountAsync(Role.Officer, host.World.Guangzhou))}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_person_of_two_organisations_chooses_and_sees_only_the_chosen_one()
    {
        await using var host = await WebHost.StartAsync(async world => await world.NeedAsync());
        var mail = await host.AddAccountAsync(Role.TechnologyManager, host.World.Guangzhou);
        await using (var scope = host.Database.Open())
        {
            scope.Db.Memberships.Add(new Membership
            {
                Id = host.Database.Clock.NewId(), AccountId = await scope.Db.Users.Where(a => a.Email == mail).Select(a => a.Id).SingleAsync(Ct), OrganizationId = host.World.Foshan,
                Role = Role.Leader, GrantedAt = host.Database.Clock.Now, GrantedByName = "test",
            });
            await scope.Db.SaveChangesAsync(Ct);
        }

        var number = await NeedAsync(host);
        var person = host.Visitor();
        var entered = await person.SubmitAsync("/sign-in", "sign-in", [("Input.Email", mail), ("Input.Password", WebHost.Password)]);
        entered.Location.ShouldBe("/account/acting?back=%2F");
        (await person.GetAsync($"/needs/{number}")).Status.ShouldBe(HttpStatusCode.NotFound);

        var choice = await person.GetAsync("/account/acting");
        var form = choice.Forms.Single(f => f.Action == "/account/act-for" && f.Values.Any(v => v.Name == "membership" && v.Value.Length > 0));
        await person.SendAsync(choice, form, []);

        (await person.GetAsync($"/needs/{number}")).Status.ShouldBe(HttpStatusCode.OK);
        (await person.GetAsync("/needs/new")).Status.ShouldBe(HttpStatusCode.Forbidden); // a leader there
    }

    [Fact]
    public async Task A_closed_account_is_out_with_the_next_request_and_does_not_come_in_again()
    {
        await using var host = await WebHost.StartAsync();
        var mail = await host.AddAccountAsync(Role.TechnologyManager, host.World.Nanhai);
        var person = host.Visitor();
        await person.SubmitAsync("/sign-in", "sign-in", [("Input.Email", mail), ("Input.Password", WebHost.Password)]);
        (await person.GetAsync("/needs")).Status.ShouldBe(HttpStatusCode.OK);
        var administrator = await host.SignInAsync(Role.Administrator, host.World.Foshan);

        await administrator.SubmitAsync($"/accounts/{await IdAsync(host, mail)}", "close", [("Close.Reason", "离职")]);

        (await person.GetAsync("/needs")).Location.ShouldBe("/sign-in?back=%2Fneeds");
        var again = await host.Visitor().SubmitAsync("/sign-in", "sign-in", [("Input.Email", mail), ("Input.Password", WebHost.Password)]);
        again.Text.ShouldContain("Mail address or password is wrong.");
        var auditor = await host.SignInAsync(Role.Auditor, host.World.Foshan);
        (await auditor.GetAsync("/audit?kind=Account")).Text.ShouldContain("离职");
    }

    [Fact]
    public async Task A_session_that_is_ended_elsewhere_is_out_at_once()
    {
        await using var host = await WebHost.StartAsync();
        var mail = await host.AddAccountAsync(Role.TechnologyManager, host.World.Nanhai);
        var (here, there) = (host.Visitor(), host.Visitor());
        foreach (var device in new[] { here, there })
        {
            await device.SubmitAsync("/sign-in", "sign-in", [("Input.Email", mail), ("Input.Password", WebHost.Password)]);
        }

        var page = await here.GetAsync("/account/security");
        await here.SendAsync(page, page.Forms.First(f => f.Action == "/account/sessions/end" && f.Values.Any(v => v.Name == "session" && v.Value.Length > 0)), []);

        (await there.GetAsync("/needs")).Location.ShouldBe("/sign-in?back=%2Fneeds");
        (await here.GetAsync("/needs")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task With_a_second_factor_the_password_alone_is_not_enough_and_a_recovery_code_works_once()
    {
        await using var host = await WebHost.StartAsync();
        var mail = await host.AddAccountAsync(Role.TechnologyManager, host.World.Nanhai);
        var person = host.Visitor();
        await person.SubmitAsync("/sign-in", "sign-in", [("Input.Email", mail), ("Input.Password", WebHost.Password)]);
        var page = await person.GetAsync("/account/security");
        var key = System.Text.RegularExpressions.Regex.Match(page.Html, "<code>([A-Z2-7 ]+)</code>").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        var on = await person.SubmitAsync("/account/security", "on", [("On.Code", CodeOf(key))]);
        var codes = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(on.Html, "<pre class=\"codes\">([^<]+)</pre>").Groups[1].Value).Split('\n');

        var guest = host.Visitor();
        var asked = await guest.SubmitAsync("/sign-in", "sign-in", [("Input.Email", mail), ("Input.Password", WebHost.Password)]);
        var wrong = await guest.SubmitAsync(asked.Location!, "code", [("Input.Code", "not-a-code")]); // why: the next lines show it
        var right = await guest.SubmitAsync(asked.Location!, "code", [("Input.Code", codes[0])]); // why: as above
        var second = host.Visitor();
        var askedAgain = await second.SubmitAsync("/sign-in", "sign-in", [("Input.Email", mail), ("Input.Password", WebHost.Password)]);
        var spent = await second.SubmitAsync(askedAgain.Location!, "code", [("Input.Code", codes[0])]); // why: as above

        codes.Length.ShouldBe(10);
        asked.Location.ShouldBe("/sign-in/code?back=%2F");
        wrong.Text.ShouldContain("This code is not right");
        right.Location.ShouldBe("/");
        spent.Text.ShouldContain("This code is not right");
        await using var scope = host.Database.Open();
        (await scope.Db.Database.SqlQueryRaw<string>("SELECT \"Value\" FROM \"AspNetUserTokens\"").ToListAsync(Ct)).ShouldAllBe(v => SealRing.IsSealed(v));
    }

    [Fact]
    public async Task Contacts_are_sealed_in_the_database_and_clear_in_the_product()
    {
        await using var host = await WebHost.StartAsync();
        await host.World.NeedAsync();
        await using var scope = host.Database.Open();

        (await scope.Db.Needs.Select(n => n.ContactPhone).SingleAsync(Ct)).ShouldBe("13800001234");
        (await scope.Db.Database.SqlQueryRaw<string>("SELECT \"ContactPhone\" AS \"Value\" FROM \"Needs\"").SingleAsync(Ct)).ShouldStartWith("hn1.");
    }

    /// <summary>RFC 6238 by the real clock, which Identity asks.</summary>
    private static string CodeOf(string base32)
    {
        List<byte> key = [];
        var (buffer, bits) = (0, 0);
        foreach (var c in base32)
        {
            buffer = (buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal);
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                key.Add((byte)(buffer >> bits));
                buffer &= (1 << bits) - 1;
            }
        }

        var step = BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30));
#pragma warning disable CA5350 // why: authenticators count with SHA-1
        var hash = HMACSHA1.HashData(key.ToArray(), step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = (((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3]) % 1_000_000;
        return number.ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<string> NumberAsync(WebHost host, OrganizationId unit)
    {
        await using var scope = host.Database.Open();
        return await scope.Db.Organizations.Where(o => o.Id == unit).Select(o => o.Number).SingleAsync(Ct);
    }

    private static async Task<Guid> IdAsync(WebHost host, string mail)
    {
        await using var scope = host.Database.Open();
        return await scope.Db.Users.Where(a => a.Email == mail).Select(a => a.Id).SingleAsync(Ct);
    }

    private static async Task<string> NeedAsync(WebHost host)
    {
        await using var scope = host.Database.Open();
        return await scope.Db.Needs.Select(n => n.Number).SingleAsync(Ct);
    }
}
