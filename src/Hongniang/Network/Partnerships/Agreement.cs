using System.Linq.Expressions;
using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Network.Partnerships;

/// <summary>合作协议 between the two of a partnership, with its paper. It is no technology contract and counts in no ledger.</summary>
public sealed class Agreement : IVersioned
{
    public const int MaxTitle = 120;
    public const int MaxParties = 10;

    public required Guid Id { get; init; }

    /// <summary>Human number, <c>XY-2026-000004</c>.</summary>
    public required string Number { get; init; }

    public required Guid PartnershipId { get; init; }

    /// <summary>As of the partnership: for the reader's sight.</summary>
    public required OrganizationId HolderId { get; init; }

    public required AgreementKind Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>Parties beside the two of the partnership, separated by <c>;</c>.</summary>
    public string? OtherParties { get; init; }

    public required DateOnly SignedOn { get; init; }

    /// <summary>The last day on which it holds; null where the paper names none.</summary>
    public DateOnly? ValidUntil { get; init; }

    public Guid? FileId { get; init; }

    /// <summary>The agreement that this one goes on from; that one needs no warning any more.</summary>
    public Guid? RenewsId { get; init; }

    /// <summary>The day it was ended before its time.</summary>
    public DateOnly? EndedOn { get; private set; }

    public string? EndReason { get; private set; }

    public required string RecordedByName { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public bool IsSample { get; init; }

    public int Version { get; set; }

    public void End(DateOnly on, string reason) => (EndedOn, EndReason) = (on, reason);

    /// <summary>Whether it holds on the day. The same for a query and for a record: see <see cref="IsValid"/>.</summary>
    public static Expression<Func<Agreement, bool>> ValidOn(DateOnly day) => a => a.SignedOn <= day && a.EndedOn == null && (a.ValidUntil == null || a.ValidUntil >= day);

    public bool IsValid(DateOnly day) => SignedOn <= day && EndedOn is null && (ValidUntil is null || ValidUntil >= day);
}

public enum AgreementKind
{
    Strategic,
    Cooperation,
    /// <summary>For a station or base that the two run.</summary>
    Station,
    /// <summary>For experts and talent.</summary>
    Talent,
    /// <summary>A letter of intent or a memorandum.</summary>
    Memorandum,
}
