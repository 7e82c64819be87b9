namespace Hongniang.Access;

/// <summary>Somebody's wish to take a long list out of the system. A second person decides; the answer holds for this person, this list and one day.</summary>
public sealed class ExportRequest
{
    /// <summary>Lists of more rows need an approval.</summary>
    public const int FreeRows = 100;

    public const int ValidHours = 24;

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required string RequestedByName { get; init; }

    /// <summary>The association that the person acts for; its officers, and those above it, decide.</summary>
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>The list and its filters, without the ending: path and query.</summary>
    public required string Address { get; init; }

    public required int Rows { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public bool? IsApproved { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecidedByName { get; private set; }

    public void Decide(bool approve, string by, DateTimeOffset now) => (IsApproved, DecidedByName, DecidedAt) = (approve, by, now);

    public bool Covers(DateTimeOffset now) => IsApproved is true && DecidedAt is { } at && now < at.AddHours(ValidHours);
}
