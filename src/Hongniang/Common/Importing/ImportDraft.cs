namespace Hongniang.Common.Importing;

/// <summary>What one row becomes: facts to be stored, or a refusal; and by what it may be recognised as known already.</summary>
public abstract record ImportDraft
{
    public required int RowNumber { get; init; }

    public required IReadOnlyList<ImportRemark> Remarks { get; init; }

    public bool IsRefused => Remarks.Any(r => !r.IsWarning);

    /// <summary>The unit of the register that the row names: by credit code where there is one, else by name.</summary>
    public string? OrganizationText { get; init; }

    public abstract Resemblance Resemblance { get; }

    /// <summary>The facts as they would be stored, to be shown before the start.</summary>
    public abstract object Values { get; }
}

/// <summary>By what two records are recognised as perhaps the same.</summary>
/// <param name="Title">What the record is called.</param>
/// <param name="Text">What it says.</param>
/// <param name="Owner">The enterprise, owner or employer; null where unnamed.</param>
/// <param name="Keys">What only one record has: a person at an employer, a telephone number, a patent.</param>
public sealed record Resemblance(string Title, string Text, string? Owner, params IReadOnlyList<string> Keys);

/// <summary>A record that exists, with its <see cref="Importing.Resemblance"/>.</summary>
public sealed record KnownRecord(Guid Id, string Number, Resemblance Resemblance);

/// <summary>A record that was just made.</summary>
public sealed record AddedRecord(Guid Id, string Number);
