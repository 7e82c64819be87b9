using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Hongniang.PageTimes;

/// <summary>Asks for every kind of page, one request at a time over one connection, and tells how long the whole answer took to arrive.</summary>
internal static partial class Pages
{
    private const int WarmUp = 5;

    private static readonly string[] Lists =
    [
        "/needs", "/achievements", "/experts", "/organizations", "/engagements", "/contracts", "/follow-ups", "/imports",
        "/tasks", "/managers", "/partnerships", "/stations", "/visits", "/leads", "/playbooks", "/assignments",
    ];

    public static async Task<int> RunAsync(Settings settings)
    {
        using var handler = new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = true };
        using var client = new HttpClient(handler) { BaseAddress = settings.Url, Timeout = TimeSpan.FromMinutes(2) };
        if (!await SignInAsync(client, settings))
        {
            Console.Error.WriteLine($"{settings.User} could not sign in at {settings.Url}.");
            return 2;
        }

        Console.WriteLine($"{"page",-46} {"status",6} {"KiB",7} {"median",9} {"p99",9} {"worst",9}   ({settings.Rounds} requests each, ms)");
        var slow = 0;
        foreach (var (name, address) in await AddressesAsync(client))
        {
            slow += await MeasureAsync(client, name, address, settings) ? 0 : 1;
        }

        return slow == 0 ? 0 : 1;
    }

    private static async Task<bool> SignInAsync(HttpClient client, Settings settings)
    {
        var page = await client.GetStringAsync("/sign-in");
        var token = Token().Match(page).Groups["value"].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in", ["_token"] = token, ["Input.Email"] = settings.User, ["Input.Password"] = settings.Password,
        });
        using var answer = await client.PostAsync("/sign-in", form);
        return answer.RequestMessage?.RequestUri?.AbsolutePath != "/sign-in";
    }

    /// <summary>The lists, and of each list one record.</summary>
    private static async Task<List<(string Name, string Address)>> AddressesAsync(HttpClient client)
    {
        List<(string, string)> addresses = [("my day", "/")];
        foreach (var list in Lists)
        {
            addresses.Add((list, list));
            using var answer = await client.GetAsync(list);
            if (Record(list).Match(await answer.Content.ReadAsStringAsync()) is { Success: true } record)
            {
                addresses.Add(($"{list}/{{number}}", record.Groups["address"].Value));
                if (list is "/needs")
                {
                    addresses.Add(("units that can", record.Groups["address"].Value + "?tab=units"));
                }

                if (list is "/needs" or "/achievements" or "/experts")
                {
                    addresses.Add(($"{list}/{{number}}/edit", record.Groups["address"].Value + "/edit"));
                }
            }
        }

        addresses.AddRange(
        [
            ("needs, words and last page", "/needs?q=%E7%94%B5%E6%B1%A0&page=5"), ("search", "/search?q=%E7%94%B5%E6%B1%A0"), ("search suggestions", "/search/suggest?q=%E7%94%B5%E6%B1%A0"),
            ("dashboard", "/figures"), ("dashboard, all time", "/figures?period=all"), ("dashboard, every evidence", "/figures?period=12m&evidence=any"),
            ("list: needs", "/figures/needs"), ("list: experts", "/figures/experts"), ("list: introductions", "/figures/introductions?period=all"),
            ("list: needs signed", "/figures/needs-signed?period=all"), ("list: needs discussed", "/figures/cohort-met?period=all"), ("list: follow-ups overdue", "/figures/follow-ups-overdue"),
            ("capability matrix", "/capability-matrix"), ("layout of stations", "/stations/layout"), ("clusters of needs", "/needs/clusters"), ("glossary", "/glossary"),
            ("accounts", "/accounts"), ("journal of the auditor", "/audit"),
        ]);
        return addresses;
    }

    private static async Task<bool> MeasureAsync(HttpClient client, string name, string address, Settings settings)
    {
        var times = new List<double>();
        var (status, bytes) = (HttpStatusCode.OK, 0);
        for (var i = -WarmUp; i < settings.Rounds; i++)
        {
            var from = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(address);
            bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
            status = answer.StatusCode;
            if (status is not HttpStatusCode.OK)
            {
                Console.WriteLine($"{name,-46} {(int)status,6}");
                return true;
            }

            if (i >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            }
        }

        times.Sort();
        var (median, p99) = (times[times.Count / 2], times[Math.Min(times.Count - 1, (int)Math.Ceiling(times.Count * 0.99) - 1)]);
        Console.WriteLine($"{name,-46} {(int)status,6} {bytes / 1024.0,7:0.0} {median,9:0.0} {p99,9:0.0} {times[^1],9:0.0}{(median > settings.Limit ? "   too slow" : "")}");
        return median <= settings.Limit;
    }

    private static Regex Record(string list) => new($"""href="(?<address>{list}/[A-Z]+-[0-9-]+)["?#]""", RegexOptions.None, TimeSpan.FromSeconds(5));

    [GeneratedRegex("name=\"_token\" value=\"(?<value>[^\"]+)\"")]
    private static partial Regex Token();
}
