using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Web.Access.Exports;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Web.Needs;

/// <summary>What the pages of needs ask for beside pages: the list as a file, names of enterprises while typing, and the completeness of a form.</summary>
internal static class NeedsEndpoints
{
    private const int MostNames = 12;

    public static void MapNeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/needs/export.{ending}", Export).RequireAuthorization(Policies.Import);
        routes.MapGet("/needs/enterprises", EnterprisesAsync).RequireAuthorization(Policies.Work);
        routes.MapPost("/needs/quality", Quality).RequireAuthorization(Policies.SubmitNeeds);
    }

    private static Task<IResult> Export(string ending, HttpContext http, HongniangDb db, CurrentUser user, ExportGate gate, Words words, AssociationClock clock) =>
        gate.PersonalAsync("Technology needs", ending, NeedExport.Header(words), NeedExport.RowsAsync(db, NeedQuery.Read(http.Request.Query).ToFilter(user.Account?.Id), words, clock, http.RequestAborted));

    /// <summary>Units of the reader's territory that can have a need, by a part of their name.</summary>
    private static async Task<Ok<List<string>>> EnterprisesAsync(string? q, HongniangDb db, CancellationToken ct)
    {
        var wanted = Texts.Clean(q);
        return TypedResults.Ok(wanted is not { Length: >= 2 } ? []
            : await db.Organizations.AsNoTracking().Where(o => o.Kind != OrganizationKind.Association && (o.Name.Contains(wanted) || o.Number.Contains(wanted)))
                .OrderBy(o => o.Kind == OrganizationKind.Enterprise ? 0 : 1).ThenBy(o => o.Name).ThenBy(o => o.Id).Select(o => o.Name).Take(MostNames).ToListAsync(ct));
    }

    /// <summary>The same count as everywhere, of what stands in the form now.</summary>
    private static Ok<QualityAnswer> Quality([FromForm] QualityQuestion form, Words words)
    {
        var quality = NeedQuality.Of(form.Input.Read(null).Facts);
        return TypedResults.Ok(new QualityAnswer(quality.Score, quality.Score >= NeedQuality.Enough, [.. quality.Missing.Select(p => new QualityAnswer.Part(words[p.Text], p.Weight))]));
    }

    internal sealed class QualityQuestion
    {
        public NeedFormModel Input { get; set; } = new();
    }

    internal sealed record QualityAnswer(int Score, bool IsEnough, IReadOnlyList<QualityAnswer.Part> Missing)
    {
        public sealed record Part(string Text, int Weight);
    }
}
