using System.Globalization;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching.Clustering;
using Hongniang.Matching.Indexing;
using Hongniang.Network;
using Hongniang.Web.Access.Exports;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hongniang.Web.Matching.Clustering;

/// <summary>The list of shared needs as a file, splitting a need off, and taking that back.</summary>
internal static class ClustersEndpoints
{
    private const int MostRows = 5000;

    public static void MapClusters(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/needs/clusters/export.{ending}", ExportAsync).RequireAuthorization(Policies.Import);
        routes.MapPost("/needs/clusters/{number}/split", SplitAsync).RequireAuthorization(Policies.Work);
        routes.MapPost("/needs/clusters/{number}/join", JoinAsync).RequireAuthorization(Policies.Work);
    }

    private static async Task<IResult> ExportAsync(string ending, HttpContext http, ClusterList list, HongniangDb db, ExportGate gate, Words words, Formats formats, CancellationToken ct)
    {
        List<ClusterList.Row> rows = [];
        for (var page = new Page(1, Page.MaxSize); rows.Count < MostRows; page = page with { Number = page.Number + 1 })
        {
            if (await list.LoadAsync(db.Scope, ClusterQuery.Read(http.Request.Query), page, ct) is not { Rows.Count: > 0 } found)
            {
                break;
            }

            rows.AddRange(found.Rows);
        }

        return await gate.PlainAsync("Shared needs", ending,
            [words["Number"], words["Shared need"], words["Needs"], words["Still open"], words["Enterprises"], words["Regions"], words["Industry"], words["What they say alike:"].TrimEnd(':', '：')],
            RowsAsync(rows, formats));
    }

    private static async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(IReadOnlyList<ClusterList.Row> rows, Formats formats)
    {
        await Task.CompletedTask;
        foreach (var row in rows)
        {
            yield return
            [
                row.Key, row.Title, Text(row.Size), Text(row.Open), Text(row.Firms), string.Join("; ", row.Regions.Select(formats.Region)),
                string.Join("; ", row.Industries.Select(i => Industries.NameOf(i, CultureInfo.CurrentUICulture))), string.Join("; ", row.Phrases.Select(p => p.Text)),
            ];
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<LocalRedirect> SplitAsync(string number, [FromForm] string? back, SplitOffNeed split, MatchIndexes indexes, CurrentUser user, Flash flash, CancellationToken ct) =>
        await AnswerAsync(await split.RunAsync(number, user.Actor, ct), number, back, "{0} is split off.", indexes, flash, ct);

    private static async Task<LocalRedirect> JoinAsync(string number, [FromForm] string? back, JoinNeedAgain join, MatchIndexes indexes, CurrentUser user, Flash flash, CancellationToken ct) =>
        await AnswerAsync(await join.RunAsync(number, user.Actor, ct), number, back, "{0} joins again whatever it is like.", indexes, flash, ct);

    private static async Task<LocalRedirect> AnswerAsync(Result result, string number, string? back, string said, MatchIndexes indexes, Flash flash, CancellationToken ct)
    {
        if (!result.Succeeded)
        {
            flash.Warn(result.Problems[0].Text);
            return new LocalRedirect(back is null ? "/needs/clusters" : $"/needs/clusters/{back}");
        }

        // The page that follows shows the clusters after this, and not those of a moment ago.
        await indexes.CatchUpAsync(ct);
        flash.Say(said, number);

        // Where the oldest was split off, the cluster is named after the next.
        return new LocalRedirect(back is null || back == number ? "/needs/clusters" : $"/needs/clusters/{back}");
    }
}
