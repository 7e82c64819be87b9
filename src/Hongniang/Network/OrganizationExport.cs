using System.Globalization;
using System.Runtime.CompilerServices;
using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network;

/// <summary>The register as a spreadsheet: what the filter finds, in its order, contacts masked, row by row.</summary>
public static class OrganizationExport
{
    private static readonly string[] Columns =
    [
        "Number", "Organisation", "English name", "Kind of organisation", "Level", "Unified social credit code", "Region", "Industry", "Size", "Qualifications", "Fields of work", "Services it gives", "Equipment others may use", "What it can do", "Holder",
        "Contact", "Telephone", "Mail address",
    ];

    public static IReadOnlyList<string> Header(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. Columns.Select(c => words[c])];
    }

    /// <summary>Lazily read; each row has as many cells as the header.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(HongniangDb db, OrganizationList.Filter filter, Words words, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(words);
        var holders = await OrganizationLookup.AssociationNamesAsync(db, ct);
        await foreach (var unit in OrganizationList.StreamRecordsAsync(db, filter).WithCancellation(ct))
        {
            yield return Cells(unit, holders.GetValueOrDefault(unit.HolderId, ""), words);
        }
    }

    private static string?[] Cells(Organization o, string holder, Words words)
    {
        var culture = CultureInfo.CurrentUICulture;
        return
        [
            o.Number, o.Name, o.EnglishName, words[o.Kind], o.Level is OrganizationLevel.None ? null : words[o.Level], o.Uscc, Regions.FullNameOf(o.RegionCode, culture),
            o.IndustryCode is { } code ? $"{code} {Industries.NameOf(code, culture)}" : null, o.Size is { } size ? words[size] : null, Listed(o.Qualifications),
            Listed(o.CapabilityFields), Listed(o.CapabilityServices), Listed(o.CapabilityEquipment), o.Capability, holder, Texts.MaskName(o.ContactName), Texts.MaskPhone(o.ContactPhone), Texts.MaskEmail(o.ContactEmail),
        ];
    }

    private static string? Listed(string? parts) => parts?.Replace(";", "；", StringComparison.Ordinal);
}
