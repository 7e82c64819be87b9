using System.Net;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Shell;

public sealed class AntiforgeryTests
{
    [Fact]
    public async Task No_address_takes_a_post_without_the_token()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();
        var addresses = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true || e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(e => Filled(e.RoutePattern.RawText ?? "")).Distinct().Order(StringComparer.Ordinal).ToList();

        var (taken, asked) = (new List<string>(), 0);
        foreach (var address in addresses)
        {
            foreach (var files in new[] { Array.Empty<(string, string, byte[])>(), [("Input.File", "a.csv", "a,b"u8.ToArray())] })
            {
                var answer = await manager.PostAsync(address, [("Input.Title", "x"), ("_handler", "x")], files);
                asked += answer.Status is HttpStatusCode.BadRequest ? 1 : 0;

                // What the role may not do at all is refused before the token is asked for.
                if (answer.Status is not (HttpStatusCode.BadRequest or HttpStatusCode.Forbidden))
                {
                    taken.Add($"{address}: {(int)answer.Status}");
                }
            }
        }

        addresses.ShouldContain("/sign-out");
        taken.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(addresses.Count); // most addresses are a technology manager's to use
    }

    private static string Filled(string pattern) =>
        "/" + System.Text.RegularExpressions.Regex.Replace(pattern.TrimStart('/'), @"\{[^}]+\}", m => m.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : "1");
}
