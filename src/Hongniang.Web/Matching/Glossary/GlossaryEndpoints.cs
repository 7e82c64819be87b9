using System.Globalization;
using System.Runtime.CompilerServices;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching.Glossary;
using Hongniang.Web.Access.Exports;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hongniang.Web.Matching.Glossary;

/// <summary>The glossary as a file, and the acts on one pair.</summary>
internal static class GlossaryEndpoints
{
    public static void MapGlossary(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/glossary/export.{ending}", Export).RequireAuthorization(Policies.Import);
        routes.MapPost("/glossary/adopt", AdoptAsync).RequireAuthorization(Policies.Work);
        routes.MapPost("/glossary/{id:guid}/remove", RemoveAsync).RequireAuthorization(Policies.Work);
    }

    private static Task<IResult> Export(string ending, string? words, string? tab, HongniangDb db, ExportGate gate, Words texts, CancellationToken ct) =>
        gate.PlainAsync("Bilingual glossary", ending, [texts["Chinese term"], texts["English term"], texts["Source"], texts["Last change"]],
            RowsAsync(db, new GlossaryList.Filter(Texts.Clean(words), tab == "declined" ? TermState.Declined : TermState.InUse), texts, ct));

    private static async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(HongniangDb db, GlossaryList.Filter filter, Words words, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in GlossaryList.StreamAsync(db, filter).WithCancellation(ct))
        {
            yield return [row.Chinese, row.English, words[row.Source], row.UpdatedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
        }
    }

    /// <summary>Adopts the pair as it was corrected, or declines it as the record gave it.</summary>
    private static async Task<LocalRedirect> AdoptAsync(
        [FromForm] string? act, [FromForm] string? chinese, [FromForm] string? english, [FromForm] string? givenChinese, [FromForm] string? givenEnglish, [FromForm] string? source,
        AddTerm add, DeclineTerm decline, CurrentUser user, Flash flash, CancellationToken ct)
    {
        var isDeclined = act == "decline";
        var result = isDeclined
            ? await decline.RunAsync(new DeclineTerm.Input(givenChinese, givenEnglish, source), user.Actor, ct)
            : await add.RunAsync(new AddTerm.Input(chinese, english, source), user.Actor, ct);
        if (result.Succeeded && !isDeclined && (Texts.Clean(chinese), Texts.Clean(english)) != (Texts.Clean(givenChinese), Texts.Clean(givenEnglish)))
        {
            // What was corrected is not proposed once more as it was.
            await decline.RunAsync(new DeclineTerm.Input(givenChinese, givenEnglish, source), user.Actor, ct);
        }

        return Answer(result, flash, isDeclined ? "The term is declined and not proposed again." : "The term is in the glossary.", "/glossary?tab=proposed");
    }

    private static async Task<LocalRedirect> RemoveAsync(Guid id, [FromForm] string? yes, RemoveTerm remove, CurrentUser user, Flash flash, CancellationToken ct) =>
        Answer(await remove.RunAsync(id, user.Actor, ct), flash, "The term is taken out of the glossary.", "/glossary");

    private static LocalRedirect Answer(Result result, Flash flash, string said, string address)
    {
        if (result.Succeeded)
        {
            flash.Say(said);
        }
        else
        {
            flash.Warn(result.Problems[0]);
        }

        return new LocalRedirect(address);
    }
}
