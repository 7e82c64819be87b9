using System.Globalization;
using System.Runtime.CompilerServices;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Supply;

/// <summary>The list of achievements as a spreadsheet: what the filter finds, in its order, contacts masked, row by row.</summary>
public static class AchievementExport
{
    private static readonly string[] Columns =
    [
        "Number", "Title", "State", "Summary", "Points of novelty", "Advantage", "Owner", "Inventors", "Region", "Industry", "Disciplines", "Keywords", "Readiness level", "Proof of the level",
        "Ways of transfer", "Asking price (yuan)", "Rights", "Holder", "Visibility", "Contact", "Telephone", "Mail address", "Valid until", "Last change",
    ];

    public static IReadOnlyList<string> Header(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. Columns.Select(c => words[c])];
    }

    /// <summary>Lazily read; each row has as many cells as the header.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(
        HongniangDb db, AchievementList.Filter filter, Words words, AssociationClock clock, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(clock);
        var holders = await OrganizationLookup.AssociationNamesAsync(db, ct);
        await foreach (var achievement in AchievementList.StreamRecordsAsync(db, filter).WithCancellation(ct))
        {
            yield return Cells(achievement, holders.GetValueOrDefault(achievement.HolderId, ""), words, clock);
        }
    }

    private static string?[] Cells(Achievement a, string holder, Words words, AssociationClock clock)
    {
        var culture = CultureInfo.CurrentUICulture;
        return
        [
            a.Number, a.Title, words[a.State], a.Summary, a.Highlights, a.Advantage, a.OwnerName, a.Inventors, Regions.FullNameOf(a.RegionCode, culture),
            a.IndustryCode is { } code ? $"{code} {Industries.NameOf(code, culture)}" : null, Disciplines.NamesOf(a.DisciplineCodes, culture), a.Keywords?.Replace(";", "；", StringComparison.Ordinal),
            a.ReadinessLevel?.ToString(CultureInfo.InvariantCulture), a.ReadinessEvidence, string.Join('；', a.TransferModes.Select(m => words[m])),
            a.AskingPrice?.ToString("0.##", CultureInfo.InvariantCulture) ?? words["Negotiable"], a.IpRights, holder, words[a.Visibility],
            Texts.MaskName(a.ContactName), Texts.MaskPhone(a.ContactPhone), Texts.MaskEmail(a.ContactEmail),
            a.ValidUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), clock.DayOf(a.UpdatedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ];
    }
}
