using System.Globalization;
using System.Runtime.CompilerServices;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Supply;

/// <summary>The list of experts as a spreadsheet: what the filter finds, in its order, contacts masked, row by row.</summary>
public static class ExpertExport
{
    private static readonly string[] Columns =
    [
        "Number", "Name", "Academic title", "Organisation", "State", "Research directions", "Disciplines", "Industry", "Region", "Works", "Biography", "Services", "Engagements a month",
        "Agreed to be asked", "Holder", "Visibility", "Telephone", "Mail address", "Last change",
    ];

    public static IReadOnlyList<string> Header(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. Columns.Select(c => words[c])];
    }

    /// <summary>Lazily read; each row has as many cells as the header.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(
        HongniangDb db, ExpertList.Filter filter, Words words, AssociationClock clock, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(clock);
        var holders = await OrganizationLookup.AssociationNamesAsync(db, ct);
        await foreach (var expert in ExpertList.StreamRecordsAsync(db, filter).WithCancellation(ct))
        {
            yield return Cells(expert, holders.GetValueOrDefault(expert.HolderId, ""), words, clock);
        }
    }

    private static string?[] Cells(Expert e, string holder, Words words, AssociationClock clock)
    {
        var culture = CultureInfo.CurrentUICulture;
        return
        [
            e.Number, e.Name, e.Title, e.OrganizationName, words[e.State], e.ResearchDirections.Replace(";", "；", StringComparison.Ordinal), Disciplines.NamesOf(e.DisciplineCodes, culture),
            e.IndustryCode is { } code ? $"{code} {Industries.NameOf(code, culture)}" : null, Regions.FullNameOf(e.RegionCode, culture), e.Works, e.Biography,
            string.Join('；', e.Services.Select(m => words[m])), e.LoadCap?.ToString(CultureInfo.InvariantCulture), e.HasConsent ? words["yes"] : words["no"], holder, words[e.Visibility],
            Texts.MaskPhone(e.ContactPhone), Texts.MaskEmail(e.ContactEmail), clock.DayOf(e.UpdatedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ];
    }
}
