using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching.Searching;
using Hongniang.Web.Shell;
using Hongniang.Web.Shell.Parts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hongniang.Web.Matching.Searching;

/// <summary>Suggestions under the masthead's search field while one types: the first few of each group.</summary>
internal static class SearchEndpoints
{
    private const int MostInGroup = 4;

    public static void MapSearch(this IEndpointRouteBuilder routes) => routes.MapGet("/search/suggest", SuggestAsync);

    private static async Task<Ok<Suggestions>> SuggestAsync(string? q, HttpContext http, HongniangDb db, SearchRecords search, FindByNumber find, Words words, Formats formats, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        var typed = (q ?? "").Trim();
        var jump = await SearchJump.FindAsync(db, find, typed, ct);
        if (jump is not null)
        {
            return TypedResults.Ok(new Suggestions([new Group(words["Number"], 1, [new Item(jump, [new Piece(typed.ToUpperInvariant(), true)], words["Open this record"])])]));
        }

        var answer = typed.Length == 0 ? null : await search.RunAsync(typed, null, ct);
        return TypedResults.Ok(answer is not { Succeeded: true } ? new Suggestions([]) : new Suggestions([.. answer.Value.Groups.Select(g => new Group(
            words[g.Group], g.Found.Count, [.. g.Found.Take(MostInGroup).Select(f => Of(f, answer.Value.Words, formats))]))]));
    }

    private static Item Of(FoundRecord found, SearchWords words, Formats formats) => new(
        RecordAddress.Of(found.Number) ?? "/", [.. words.Mark(found.Title).Select(p => new Piece(p.Text, p.IsFound))],
        string.Join(" · ", new[] { found.Number, found.Need?.EnterpriseName ?? found.Candidate?.OrganizationName, formats.Region(found.RegionCode) }.Where(t => !string.IsNullOrEmpty(t))));

    internal sealed record Suggestions(IReadOnlyList<Group> Groups);

    internal sealed record Group(string Title, int Count, IReadOnlyList<Item> Items);

    internal sealed record Item(string Address, IReadOnlyList<Piece> Title, string Note);

    internal sealed record Piece(string Text, bool IsFound);
}
