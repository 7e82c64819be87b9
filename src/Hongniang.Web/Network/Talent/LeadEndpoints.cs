using System.Globalization;
using System.Runtime.CompilerServices;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network.Talent;
using Hongniang.Web.Access.Exports;
using Hongniang.Web.Shell;
using Hongniang.Web.Shell.Forms;

namespace Hongniang.Web.Network.Talent;

/// <summary>The list of leads as a file.</summary>
internal static class LeadEndpoints
{
    public static void MapLeads(this IEndpointRouteBuilder routes) => routes.MapGet("/leads/export.{ending}", Export).RequireAuthorization(Policies.Import);

    public static LeadList.Filter Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new LeadList.Filter(Texts.Clean(query["words"].ToString()), FormReader.One<LeadStage>(query["stage"].ToString()));
    }

    private static Task<IResult> Export(string ending, HttpContext http, HongniangDb db, ExportGate gate, Words words) => gate.PersonalAsync("Talent and projects", ending,
        [words["Number"], words["Works on"], words["Person or team"], words["Found by"], words["Comes to"], words["People who come"], words["Project that comes along"], words["Capital (yuan)"], words["Stage"], words["Since"]],
        RowsAsync(db, Read(http.Request.Query), words, http.RequestAborted));

    private static async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(HongniangDb db, LeadList.Filter filter, Words words, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in LeadList.StreamAsync(db, filter).WithCancellation(ct))
        {
            yield return
            [
                row.Number, row.Title, row.PersonName, row.StationName, row.TargetName, row.People.ToString(CultureInfo.InvariantCulture), row.Project, row.Capital?.ToString("0.##", CultureInfo.InvariantCulture),
                words[row.Stage], row.StageSince.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ];
        }
    }
}
