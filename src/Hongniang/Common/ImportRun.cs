namespace Hongniang.Common;

/// <summary>One import of one file: its mapping, its progress and its ending. The file itself is kept, so that a run can go on after a crash.</summary>
public sealed class ImportRun : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>Human number, <c>DR-2026-000007</c>.</summary>
    public required string Number { get; init; }

    /// <summary>What the rows become: the entity's name (<c>Need</c>, <c>Achievement</c>, <c>Expert</c>).</summary>
    public required string Subject { get; init; }

    public required Guid FileId { get; init; }

    public required string FileName { get; init; }

    /// <summary>The organisation that will hold the imported records.</summary>
    public required Guid HolderId { get; init; }

    public required Guid? CreatedById { get; init; }

    public required string CreatedByName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public RunState State { get; set; }

    /// <summary>Sheet of the workbook; null for csv.</summary>
    public string? SheetName { get; set; }

    /// <summary>The <see cref="Importing.ImportPlan"/> as JSON, once confirmed: columns, fields, and what becomes of the rows.</summary>
    public string? Mapping { get; set; }

    public int TotalRows { get; set; }

    /// <summary>Rows dealt with so far: the resume point after a crash.</summary>
    public int DoneRows { get; set; }

    public int Added { get; set; }

    /// <summary>Rows that were imported before, exactly so, or that a person found to be a known record.</summary>
    public int Unchanged { get; set; }

    /// <summary>Rows held back because they look like a record that exists; a person decides.</summary>
    public int PossibleDuplicates { get; set; }

    public int Refused { get; set; }

    public bool CancelRequested { get; set; }

    /// <summary>English sentence (a key of <see cref="Words"/>) telling why the run failed; null otherwise.</summary>
    public string? Failure { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The worker's last sign of life; a running run silent for long was killed and may be resumed.</summary>
    public DateTimeOffset? HeartbeatAt { get; set; }

    public int Version { get; set; }
}

/// <summary>What became of one row of a file.</summary>
public enum ImportOutcome
{
    Added,
    Unchanged,
    PossibleDuplicate,
    Refused,
}

/// <summary>One row of an import with its outcome. Values are kept only where a person still has to act on them.</summary>
public sealed class ImportRow
{
    public required Guid Id { get; init; }

    public required Guid RunId { get; init; }

    /// <summary>The row as the spreadsheet shows it, header = 1.</summary>
    public required int RowNumber { get; init; }

    public required ImportOutcome Outcome { get; set; }

    /// <summary>SHA-256 over holder, subject and normalised values: the same row again is recognised by it.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The record that was made, or that the row duplicates.</summary>
    public Guid? RecordId { get; set; }

    public string? RecordNumber { get; set; }

    /// <summary>Likeness to the record it may duplicate, 0–1.</summary>
    public double? Likeness { get; init; }

    /// <summary>The <see cref="Importing.ImportRemark"/>s as JSON: why the row is refused, or what was changed or left out of it.</summary>
    public string? Problems { get; init; }

    /// <summary>The original cells as JSON, in the order of the plan's columns, for refused and held-back rows.</summary>
    public string? Values { get; set; }
}
