using System.Text.Json;
using Hongniang.Data;

namespace Hongniang.Common.Importing;

/// <summary>What a person confirmed before the start: where the rows lie, what each column becomes, and what becomes of the rows. Kept as JSON with the run.</summary>
public sealed record ImportPlan
{
    /// <summary>Null for a csv file.</summary>
    public string? Sheet { get; init; }

    /// <summary>The row (as the spreadsheet shows it) that the headings end on; 0 when the file has none.</summary>
    public required int HeadingRow { get; init; }

    /// <summary>Every column of the sheet in its order, also those that are left out: the sheet of refused rows shows them all.</summary>
    public required IReadOnlyList<ImportColumn> Columns { get; init; }

    /// <summary>Published at once, because they were reviewed before; else they wait for review.</summary>
    public bool Publish { get; init; }

    /// <summary>Experts only: those of the file agreed to be listed and asked.</summary>
    public bool HasConsent { get; init; }

    /// <summary>The name for records whose row names no enterprise or owner.</summary>
    public string? UnnamedOrganization { get; init; }

    public IEnumerable<ImportColumn> Of(string field) => Columns.Where(c => c.Field == field);

    /// <summary>The headings of the columns that fill a field; null where none does.</summary>
    public string? HeadingOf(string? field)
    {
        var headings = string.Join(" + ", Columns.Where(c => field is not null && c.Field == field).Select(c => c.Heading));
        return headings.Length == 0 ? null : headings;
    }

    public string ToJson() => JsonSerializer.Serialize(this, StoredJson.Options);

    public static ImportPlan? FromJson(string? json) => json is null ? null : JsonSerializer.Deserialize<ImportPlan>(json, StoredJson.Options);
}
