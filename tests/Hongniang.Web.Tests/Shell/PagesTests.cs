using System.Net;
using System.Text.RegularExpressions;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Web.Tests.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Shell;

/// <summary>Walks from the first page along every link that a person sees, in both languages, as every kind of person.</summary>
[Collection(SampleCollection.Name)]
public sealed partial class PagesTests(SampleHost host)
{
    private static readonly HashSet<string> Codes = [.. new Words(typeof(Words).Assembly, typeof(Program).Assembly).English.Keys.Where(k => CodeKey().IsMatch(k))];

    public static TheoryData<string, string> People => new()
    {
        { "foshan", "zh-CN" }, { "foshan", "en" }, { "leader", "en" }, { "enterprise", "zh-CN" }, { "expert", "zh-CN" },
    };

    [Theory]
    [MemberData(nameof(People))]
    public async Task Every_link_leads_to_a_whole_page_without_a_missing_word(string mailbox, string culture)
    {
        var person = await host.SignInAsync(mailbox, culture);
        Queue<string> open = new(["/"]);
        Dictionary<string, int> seen = new() { ["/"] = 0 };
        List<string> wrong = [];
        while (open.TryDequeue(out var address))
        {
            var page = await person.GetAsync(address);
            if (page.Status is not HttpStatusCode.OK)
            {
                wrong.Add($"{address}: {(int)page.Status} {page.Location}");
                continue;
            }

            if (!page.Headers.GetValueOrDefault("Content-Type", "").StartsWith("text/html", StringComparison.Ordinal))
            {
                continue;
            }

            wrong.AddRange(Faults(page, culture).Select(fault => $"{address}: {fault}"));
            foreach (var link in page.Links.Where(l => l.StartsWith('/') && !l.StartsWith("//", StringComparison.Ordinal)).Select(l => l.Split('#')[0]))
            {
                // Two of each kind of page are enough, and two with a query.
                var kind = Kind(link);
                if (seen.TryAdd(link, 0) && (seen[kind] = seen.GetValueOrDefault(kind) + 1) <= 2)
                {
                    open.Enqueue(link);
                }
            }
        }

        wrong.ShouldBeEmpty();
        seen.Count.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Pages_of_the_walk_are_sent_in_the_asked_language()
    {
        var chinese = await host.Visitor("zh-CN").GetAsync("/sign-in");
        var english = await host.Visitor("en").GetAsync("/sign-in");

        chinese.Html.ShouldContain("<html lang=\"zh-Hans\"");
        english.Html.ShouldContain("<html lang=\"en\"");
        chinese.Heading.ShouldBe("登录");
        english.Heading.ShouldBe("Sign in");
        chinese.Html.ShouldNotMatch("&#x[4-9A-F][0-9A-F]{3};");
    }

    [Fact]
    public async Task Every_page_without_a_record_in_its_address_answers_the_officer_whose_it_is()
    {
        var officer = await host.SignInAsync("province");
        var addresses = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText?.TrimStart('/')).Where(a => !a.Contains('{', StringComparison.Ordinal) && a is not ("/error" or "/not-found")).Distinct().Order(StringComparer.Ordinal).ToList();

        addresses.ShouldContain("/");
        foreach (var address in addresses.Where(a => !AccessTable.Pages.TryGetValue(a, out var roles) || roles.Contains(Role.Officer)))
        {
            (await officer.GetAsync(address)).Status.ShouldBe(HttpStatusCode.OK, address);
        }
    }

    private static IEnumerable<string> Faults(WebPage page, string culture)
    {
        if (page.Heading.Length == 0)
        {
            yield return "no heading";
        }

        foreach (var code in Code().Matches(page.Text).Select(m => m.Value).Where(Codes.Contains))
        {
            yield return $"a code instead of a word: {code}";
        }

        if (Hole().Match(page.Text) is { Success: true } hole)
        {
            yield return $"a placeholder: {hole.Value}";
        }

        // An English sentence on a Chinese page: a word that was never asked for through T["…"].
        if (culture == "zh-CN")
        {
            foreach (Match sentence in Sentence().Matches(Quoted().Replace(WebPage.Plain(Foreign().Replace(page.Html, " ")), " ")))
            {
                yield return $"not translated: {sentence.Value}";
            }
        }
    }

    private static string Kind(string link) => Number().Replace(link.Split('?')[0], "#") + (link.Contains('?', StringComparison.Ordinal) ? "?" : "");

    [GeneratedRegex(@"\b(?:XQ|CG|ZJ|DW|DJ|HT|DR)-\d{4}-\d+|\b\d+\b|[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b[A-Z]\w+(?:\.\w+)+\b")]
    private static partial Regex Code();

    [GeneratedRegex(@"^[A-Z]\w*(?:\.\w+)+$")]
    private static partial Regex CodeKey();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\b[A-Z][a-z]+(?: [a-z]{2,}){2,}")]
    private static partial Regex Sentence();

    /// <summary>What says itself that it is in another language, and what no page shows as text.</summary>
    [GeneratedRegex("<(script|style|svg|template)[^>]*>.*?</\\1>|<!--.*?-->|<(p|span|button|b|a|div)\\b[^>]*\\blang=\"[^\"]*\"[^>]*>.*?</\\2>", RegexOptions.Singleline)]
    private static partial Regex Foreign();

    /// <summary>Mail addresses and file names.</summary>
    [GeneratedRegex(@"[\w.-]+@[\w.-]+|\S+\.(?:xlsx|csv|pdf|txt)")]
    private static partial Regex Quoted();
}
