namespace Hongniang.Access.Exports;

/// <summary>Somebody asks to take a long list with personal data out of the system; a second person decides.</summary>
public sealed class ExportRequest
{
    /// <summary>Lists with personal data and more rows than this need a second person.</summary>
    public const int FreeRows = 100;

    /// <summary>Days for which an approval lets the list be taken, and after which nobody decides any more.</summary>
    public const int ValidDays = 7;

    public const int MaxReason = 500;
    public const int MaxAddress = 2000;

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required string AccountName { get; init; }

    /// <summary>The association for which it is asked; its people and those above it decide.</summary>
    public required OrganizationId HolderId { get; init; }

    /// <summary>A word's key: the title of the list.</summary>
    public required string List { get; init; }

    /// <summary>Where the list is taken: a path of ours, with the filters.</summary>
    public required string Address { get; init; }

    /// <summary>Rows when it was asked for.</summary>
    public required int Rows { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public ExportState State { get; private set; }

    public Guid? DecidedById { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecisionNote { get; private set; }

    /// <summary>Until when it may be decided, and once approved, taken.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? TakenAt { get; set; }

    public static ExportRequest Ask(ExportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ExpiresAt = request.CreatedAt.AddDays(ValidDays);
        return request;
    }

    public bool IsOver(DateTimeOffset now) => now >= ExpiresAt;

    public void Decide(bool approve, Guid? by, string name, string? note, DateTimeOffset now)
    {
        (State, DecidedById, DecidedByName, DecidedAt, DecisionNote) = (approve ? ExportState.Approved : ExportState.Refused, by, name, now, note);
        ExpiresAt = now.AddDays(ValidDays);
    }
}

/// <summary>How far a request for a long list is.</summary>
public enum ExportState
{
    Asked,
    Approved,
    Refused,
}
