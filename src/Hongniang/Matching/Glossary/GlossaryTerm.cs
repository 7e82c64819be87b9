using Hongniang.Common;

namespace Hongniang.Matching.Glossary;

/// <summary>术语: one Chinese term and its English one. Matching reads either where the other stands.</summary>
/// <remarks>One glossary for the whole network: words belong to no association. Every change is in the journal.</remarks>
public sealed class GlossaryTerm : IVersioned
{
    public const int MaxChinese = 40;
    public const int MaxEnglish = 120;

    public required Guid Id { get; init; }

    public required string Chinese { get; set; }

    public required string English { get; set; }

    public required TermState State { get; set; }

    public required TermSource Source { get; init; }

    /// <summary>The record that gave both words, where the term was proposed by one.</summary>
    public string? SourceNumber { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public required string UpdatedByName { get; set; }

    public int Version { get; set; }
}

public enum TermState
{
    /// <summary>Read by matching.</summary>
    InUse,
    /// <summary>Proposed by a record and declined by a person: not proposed again.</summary>
    Declined,
}

public enum TermSource
{
    Entered,
    Imported,
    /// <summary>A record gave the term in both languages.</summary>
    Record,
}
