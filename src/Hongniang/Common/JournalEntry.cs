using System.Security.Cryptography;
using System.Text;

namespace Hongniang.Common;

/// <summary>One change of state, written in the transaction that made it. Never deleted, and never updated but by the erasing of a person (<see cref="ErasedBy"/>).</summary>
/// <remarks>Sequences have no gaps and commit in order (the head row is locked until commit), so a follower that has read up to
/// N misses nothing by asking for entries above N. Each entry's hash covers its content and the hash before it.</remarks>
public sealed class JournalEntry
{
    public long Sequence { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Who did it; null for the system itself (a job, a clock).</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The name that was shown at the time, kept because accounts may be renamed or removed.</summary>
    public required string ActorName { get; init; }

    /// <summary>The organisation that the actor acted for.</summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>What kind of record changed: the entity's name, for example <c>Need</c>.</summary>
    public required string SubjectKind { get; init; }

    public Guid SubjectId { get; init; }

    /// <summary>The record's human number, or another name for it.</summary>
    public required string SubjectNumber { get; init; }

    /// <summary>What was done, past tense, for example <c>Published</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>The changed values before, as JSON; null when the record is new.</summary>
    public string? Before { get; init; }

    /// <summary>The changed values after, as JSON.</summary>
    public string? After { get; init; }

    public string? Reason { get; init; }

    /// <summary>The entry by which a person was erased, and with it the names and texts of this one; null for an entry as it was written.</summary>
    /// <remarks>Its hash stays, and so the chain; that nothing else was changed is attested by the digest in the erasing entry (docs/decisions/0054).</remarks>
    public long? ErasedBy { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }

    /// <summary>SHA-256 over the content and the previous hash, in hex. <paramref name="at"/> is cut to microseconds, which both databases keep.</summary>
    public static string HashOf(long sequence, DateTimeOffset at, Guid? actor, string actorName, Guid? organization, string subjectKind, Guid subject,
        string subjectNumber, string verb, string? before, string? after, string? reason, string previousHash)
    {
        var text = string.Join('\u001f', sequence, at.UtcTicks / 10, actor, actorName, organization, subjectKind, subject, subjectNumber, verb, before, after, reason, previousHash);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The hash this entry ought to have; compare with <see cref="Hash"/> to find tampering.</summary>
    public string ComputeHash() =>
        HashOf(Sequence, At, ActorId, ActorName, OrganizationId, SubjectKind, SubjectId, SubjectNumber, Verb, Before, After, Reason, PreviousHash);
}
