using System.Globalization;
using System.Runtime.CompilerServices;
using Hongniang.Common;
using Hongniang.Engagements;

namespace Hongniang.Web.Engagements;

/// <summary>The list of contracts as the rows of a file; amounts in yuan.</summary>
internal static class ContractExport
{
    public static IReadOnlyList<string> Header(Words words) =>
    [
        words["Number"], words["Contract title"], words["Contract kind"], words["Buyer"], words["Seller"], words["Signed on"], words["Valid until"], words["Deal amount (yuan)"],
        words["Technology amount (yuan)"], words["Currency"], words["Evidence"], words["Document"], words["Holder"],
    ];

    public static async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(IAsyncEnumerable<ContractList.Row> rows, Words words, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var row in rows.WithCancellation(ct))
        {
            yield return
            [
                row.Number, row.Title, words[row.Kind], row.Buyer, row.Seller, Iso(row.SignedOn), Iso(row.ValidUntil), Plain(row.Deal), Plain(row.Technology), row.Deal.Currency,
                words[row.Evidence], row.HasFile ? words["yes"] : words["no"], row.HolderName,
            ];
        }
    }

    private static string Plain(Money money) => money.Amount.ToString("0.##", CultureInfo.InvariantCulture);

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
