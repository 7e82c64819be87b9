namespace Hongniang.Common;

/// <summary>The end of the journal: one row, locked by each writing transaction until it commits.</summary>
public sealed class JournalHead
{
    public int Id { get; init; }

    public long LastSequence { get; set; }

    public required string LastHash { get; set; }
}
