using System.Globalization;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Needs;

/// <summary>The list as a spreadsheet: what the filter finds, in its order, contacts masked, row by row so that no size is too large.</summary>
public static class NeedExport
{
    private static readonly string[] Columns =
    [
        "Number", "Title", "Kind", "State", "Description", "Indicators", "Enterprise", "Region", "Industry", "Ways to work together", "Budget from (yuan)", "Budget to (yuan)",
        "Wished date", "Urgency", "Readiness wished for", "Holder", "Technology manager", "Source", "Contact", "Telephone", "Mail address", "Handed in", "Last change",
    ];

    public static IReadOnlyList<string> Header(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. Columns.Select(c => words[c])];
    }

    /// <summary>Lazily read; each row has as many cells as the header.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(
        HongniangDb db, NeedList.Filter filter, Words words, AssociationClock clock, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(clock);
        var holders = await NeedList.HolderNamesAsync(db, ct);
        await foreach (var need in NeedList.StreamNeedsAsync(db, filter).WithCancellation(ct))
        {
            yield return Cells(need, holders.GetValueOrDefault(need.HolderId, ""), words, clock);
        }
    }

    private static string?[] Cells(Need need, string holder, Words words, AssociationClock clock)
    {
        var culture = CultureInfo.CurrentUICulture;
        string? Day(DateTimeOffset? instant) => instant is { } at ? clock.DayOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        return
        [
            need.Number, need.Title, words[need.Kind], words[need.State], need.Description, string.Join('\n', need.Indicators.Select(Line)), need.EnterpriseName,
            Regions.FullNameOf(need.RegionCode, culture), need.IndustryCode is { } code ? $"{code} {Industries.NameOf(code, culture)}" : null,
            string.Join('；', need.CooperationModes.Select(m => words[m])), Amount(need.BudgetFrom), Amount(need.BudgetTo),
            need.Deadline?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), words[need.Urgency], need.DesiredReadiness?.ToString(CultureInfo.InvariantCulture), holder, need.ManagerName, words[need.Source],
            Texts.MaskName(need.ContactName), Texts.MaskPhone(need.ContactPhone), Texts.MaskEmail(need.ContactEmail), Day(need.SubmittedAt), Day(need.UpdatedAt),
        ];
    }

    private static string? Amount(decimal? yuan) => yuan?.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Line(Indicator indicator) =>
        string.Join(' ', new[] { indicator.Name, indicator.Current is { } now ? now + " →" : null, indicator.Target, indicator.Unit, indicator.Method is { } method ? $"({method})" : null }.Where(t => !string.IsNullOrEmpty(t)));
}
