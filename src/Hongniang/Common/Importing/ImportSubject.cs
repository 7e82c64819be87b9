using Hongniang.Data;

namespace Hongniang.Common.Importing;

/// <summary>What rows can become: needs, achievements or experts. The list of fields, the reading of a row, and the writing of records belong to the module of the record.</summary>
public abstract class ImportSubject
{
    private Dictionary<string, Joining>? _joinings;

    /// <summary>The entity's name, as in <see cref="ImportRun.Subject"/>.</summary>
    public abstract string Kind { get; }

    /// <summary>In the order of the template.</summary>
    public abstract IReadOnlyList<ImportField> Fields { get; }

    public IReadOnlyDictionary<string, Joining> Joinings => _joinings ??= Fields.ToDictionary(f => f.Name, f => f.Joining);

    /// <summary>Reads one row: facts with the checks of the module passed, or the reasons why not. Touches no database.</summary>
    public abstract ImportDraft Read(ImportCells cells, ImportContext context);

    /// <summary>Ties the drafts to the units of the register that they name; what is not known stays a name.</summary>
    public abstract Task<IReadOnlyList<ImportDraft>> LinkAsync(HongniangDb db, IReadOnlyList<ImportDraft> drafts, CancellationToken ct);

    /// <summary>Writes the records, one journal entry each, into the caller's transaction; the caller saves.</summary>
    /// <returns>In the order of the drafts.</returns>
    public abstract Task<IReadOnlyList<AddedRecord>> AddAsync(HongniangDb db, IReadOnlyList<ImportDraft> drafts, ImportContext context, AssociationClock clock, CancellationToken ct);

    /// <summary>The records of the reader's territory that a row may resemble.</summary>
    public abstract IAsyncEnumerable<KnownRecord> KnownAsync(HongniangDb db);
}
