namespace Hongniang.Imports;

/// <summary>What a person says of a row that resembles a known record.</summary>
public enum DuplicateDecision
{
    /// <summary>Another need all the same: a record is made.</summary>
    Import,
    /// <summary>The same: no record is made, and the row counts as known.</summary>
    LeaveOut,
}
