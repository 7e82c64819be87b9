using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Hongniang.Access;
using Microsoft.AspNetCore.Components;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Access;

/// <summary>
/// The whole product asked with what an attacker or a broken program would send: in every part of an address, in every question that a page or a file takes, and in every field of
/// every form. Nothing breaks, nothing is told of the inside, nothing typed becomes markup, and nobody is sent to a foreign place.
/// </summary>
public sealed partial class ProbingTests(SampleHost host) : IClassFixture<SampleHost>
{
    /// <summary>Would stand in the answer as it is here if it were not written as text.</summary>
    private const string Mark = "<hn-probe";

    private const string Foreign = "evil.example";

    /// <summary>Markup, statements, control characters, numbers and days at the end of their ranges and beyond, very long texts, paths and foreign addresses.</summary>
    private static readonly string[] Hostile =
    [
        $"\">{Mark} onload=alert(1)>'{{{{7*7}}}}%s%n${{1}}",
        "' OR 1=1; DROP TABLE Needs;--",
        "a\0b\u0001\u202E\uFFFF",
        new string('长', 4_000),
        "-1",
        "99999999999999999999",
        "NaN",
        "2147483647",
        "9999-12-31",
        "0001-01-01",
        "2026-13-45",
        "../../../../etc/passwd",
        $"//{Foreign}/x",
        $"https://{Foreign}/x",
    ];

    /// <summary>One of each sort, for what is asked very often.</summary>
    private static readonly string[] Chosen = [Hostile[0], Hostile[2], Hostile[5], Hostile[7], Hostile[9], Hostile[12]];

    /// <summary>Where to come back to, and filters that addresses without a page of their own take.</summary>
    private static readonly string[] Common = ["back", "words", "q", "page", "sort", "size", "from", "to", "at", "region", "industry", "state", "stage", "kind", "tab", "format"];

    /// <summary>Forms that would end what the test itself needs: its session, its account, its language.</summary>
    private static readonly string[] LeftAlone = ["/sign-out", "/preferences", "/account", "/me/data"];

    public static TheoryData<Role> Askers => [Role.Officer, Role.Enterprise, Role.Administrator, Role.SecurityOfficer, Role.Auditor];

    public static TheoryData<Role> Senders => [Role.Officer, Role.Enterprise, Role.Administrator];

    [Theory]
    [MemberData(nameof(Askers))]
    public async Task Whatever_is_asked_in_an_address_nothing_breaks(Role role)
    {
        var cast = await AccessCast.OfAsync(host);
        var person = await cast.PersonAsync(role, inside: true);
        var questions = Questions();
        List<string> wrong = [];
        foreach (var pattern in AccessTable.Pages.Where(p => p.Value.Contains(role) && (role is Role.Officer || !p.Value.Contains(Role.Officer) || p.Value.Length < 5)).Select(p => p.Key))
        {
            var address = AccessTable.Fill(pattern, cast.Records);
            string[] names = [.. questions.GetValueOrDefault(pattern, []).Union(Common, StringComparer.OrdinalIgnoreCase)];
            foreach (var value in Chosen)
            {
                var said = Uri.EscapeDataString(value);
                Judge(await person.GetAsync($"{address}?{string.Join('&', names.Select(n => $"{n}={said}"))}"), $"{pattern}?…={Short(value)}", wrong);
            }

            Judge(await person.GetAsync($"{address}?{string.Join('&', names.Select(n => $"{n}=%FF%FE%C0"))}"), $"{pattern}?…=bytes", wrong);
            Judge(await person.GetAsync($"{address}?{string.Join('&', names.Select(n => $"{n}=1&{n}=2&{n}[]=3&{n}.Value=4"))}"), $"{pattern}?…=twice", wrong);
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_question_of_a_page_alone_breaks_nothing()
    {
        var cast = await AccessCast.OfAsync(host);
        var person = await cast.PersonAsync(Role.Officer, inside: true);
        List<string> wrong = [];
        foreach (var (pattern, names) in Questions().Where(q => AccessTable.Pages.GetValueOrDefault(q.Key, []).Contains(Role.Officer)))
        {
            foreach (var name in names)
            {
                foreach (var value in new[] { Hostile[5], Hostile[7], Hostile[8], Hostile[9] })
                {
                    Judge(await person.GetAsync($"{AccessTable.Fill(pattern, cast.Records)}?{name}={Uri.EscapeDataString(value)}"), $"{pattern}?{name}={Short(value)}", wrong);
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whatever_stands_where_a_number_should_nothing_breaks()
    {
        var cast = await AccessCast.OfAsync(host);
        var person = await cast.PersonAsync(Role.Officer, inside: true);
        List<string> wrong = [];
        foreach (var pattern in AccessTable.Pages.Where(p => p.Value.Contains(Role.Officer) && p.Key.Contains('{', StringComparison.Ordinal)).Select(p => p.Key))
        {
            foreach (var value in Chosen.Select(value => value.Replace("\0", "", StringComparison.Ordinal))) // why: the server of the tests refuses such a path itself, as the real one does
            {
                Judge(await person.GetAsync(Slot().Replace(pattern, Uri.EscapeDataString(value))), $"{pattern} as {Short(value)}", wrong);
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Senders))]
    public async Task Whatever_is_typed_into_a_form_nothing_breaks_and_it_stays_text(Role role)
    {
        var cast = await AccessCast.OfAsync(host);
        var person = await cast.PersonAsync(role, inside: true);
        var pages = AccessTable.Pages.Where(p => p.Value.Contains(role) && !LeftAlone.Any(l => p.Key.StartsWith(l, StringComparison.Ordinal))).Select(p => p.Key).ToList();
        List<string> wrong = [];
        var (sent, taken) = (0, 0);
        foreach (var pattern in pages)
        {
            var address = AccessTable.Fill(pattern, cast.Records);
            foreach (var value in Chosen)
            {
                var page = await person.GetAsync(address);
                foreach (var form in page.Forms.Where(IsSent).DistinctBy(f => f.Name ?? f.Action))
                {
                    var fields = form.Values.Where(v => v.Name is not ("_token" or "_handler")).Select(v => (v.Name, value));
                    Judge(await person.SendAsync(page, form, fields), $"{pattern} form {form.Name ?? form.Action} with {Short(value)}", wrong);
                    sent++;
                }
            }

            // The rest as the page fills it in, so that more of it is taken.
            var once = await person.GetAsync(address);
            foreach (var form in once.Forms.Where(IsSent).DistinctBy(f => f.Name ?? f.Action))
            {
                var answer = await person.SendAsync(once, form, form.Texts.Select(name => (name, $"{Mark} onload=alert(1)>")));
                Judge(answer, $"{pattern} form {form.Name ?? form.Action} with markup", wrong);
                taken += answer.Status is HttpStatusCode.Redirect or HttpStatusCode.SeeOther ? 1 : 0;
            }
        }

        // what was taken in is text wherever it is shown again
        foreach (var pattern in pages)
        {
            Judge(await person.GetAsync(AccessTable.Fill(pattern, cast.Records)), $"{pattern} afterwards", wrong);
        }

        wrong.ShouldBeEmpty();
        sent.ShouldBeGreaterThanOrEqualTo(Chosen.Length, "No form was found; this would show nothing.");
        if (role is not Role.Administrator) // why: the one form of theirs wants a right to be ticked
        {
            taken.ShouldBeGreaterThan(0, "Nothing was taken in, so nothing could be shown again.");
        }
    }

    /// <summary>The questions that pages take in their address, by pattern.</summary>
    private Dictionary<string, string[]> Questions() => AccessTable.ComponentTypes(host.Services).ToDictionary(
        c => c.Key,
        c => c.Value.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(p => p.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is { } asked ? asked.Name ?? p.Name : null).OfType<string>().ToArray(),
        StringComparer.Ordinal);

    private static bool IsSent(WebForm form) => form.Values.Any(v => v.Name == "_token") && !LeftAlone.Any(l => form.Action?.StartsWith(l, StringComparison.Ordinal) == true);

    private static void Judge(WebPage answer, string what, List<string> wrong)
    {
        if (answer.Status >= HttpStatusCode.InternalServerError)
        {
            wrong.Add($"{what}: {(int)answer.Status}");
        }

        var isPage = answer.Headers.GetValueOrDefault("Content-Type")?.StartsWith("text/html", StringComparison.Ordinal) == true;
        if (isPage && answer.Html.Contains(Mark, StringComparison.OrdinalIgnoreCase))
        {
            wrong.Add($"{what}: became markup");
        }

        if (Inside().IsMatch(answer.Html))
        {
            wrong.Add($"{what}: tells of the inside");
        }

        if (answer.Headers.GetValueOrDefault("Location") is { } to && (to.StartsWith("//", StringComparison.Ordinal) || (Uri.TryCreate(to, UriKind.Absolute, out var place) && place.Scheme.StartsWith("http", StringComparison.Ordinal) && place.Host != "hongniang.example")))
        {
            wrong.Add($"{what}: sends to {to}");
        }

        if (answer.Headers.GetValueOrDefault("X-Content-Type-Options") != "nosniff")
        {
            wrong.Add($"{what}: may be sniffed");
        }
    }

    private static string Short(string value) => value.Length > 30 ? value[..30] : value;

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Slot();

    [GeneratedRegex(@"   at (Hongniang|Microsoft|System)\.|SQLite Error|Npgsql\.|NullReferenceException")]
    private static partial Regex Inside();
}
