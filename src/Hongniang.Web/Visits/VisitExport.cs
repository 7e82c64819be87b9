using System.Globalization;
using System.Runtime.CompilerServices;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Visits;

namespace Hongniang.Web.Visits;

/// <summary>The list of visits as the rows of a file, in the reader's language.</summary>
internal static class VisitExport
{
    private const int AtOnce = 200;

    public static IReadOnlyList<string> Header(Words words) =>
    [
        words["Number"], words["Field.State"], words["Enterprise"], words["Field.RegionCode"], words["Where to go"], words["Day of the visit"], words["Who leads it"], words["Who comes along"], words["Held on"],
        words["Needs found on the spot"],
    ];

    public static async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(
        HongniangDb db, AssociationClock clock, Actor reader, VisitList.Filter filter, VisitList.VisitGroup? group, Words words, [EnumeratorCancellation] CancellationToken ct = default)
    {
        for (var page = new Page(1, AtOnce); ; page = new Page(page.Number + 1, AtOnce))
        {
            var found = await VisitList.LoadAsync(db, clock, reader, filter, group, page, ct);
            foreach (var row in found.Page.Rows)
            {
                yield return
                [
                    row.Number, words[row.State], row.EnterpriseName, Hongniang.Network.Regions.NameOf(row.RegionCode, CultureInfo.CurrentUICulture), row.Address, Iso(row.PlannedOn), row.LeaderName, row.Visitors, Iso(row.HeldOn),
                    row.Needs.ToString(CultureInfo.InvariantCulture),
                ];
            }

            if (page.Number * AtOnce >= found.Page.Total)
            {
                yield break;
            }
        }
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
