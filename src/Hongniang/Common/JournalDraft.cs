namespace Hongniang.Common;

/// <summary>A change to be journalled with the next save: see <see cref="JournalEntry"/> for the meaning of each part.</summary>
public sealed record JournalDraft(Actor Actor, DateTimeOffset At, string SubjectKind, Guid SubjectId, string SubjectNumber, string Verb)
{
    /// <summary>Values before, serialised to JSON; anonymous objects welcome. Never contacts or other personal data in clear.</summary>
    public object? Before { get; init; }

    public object? After { get; init; }

    public string? Reason { get; init; }
}
