namespace Hongniang.Access.Mail;

/// <summary>A mail that waits to be sent: written in the transaction that made it necessary, sealed, and gone once it was handed over.</summary>
public sealed class OutgoingMail
{
    /// <summary>After so many tries it stays, for the operator to look at.</summary>
    public const int MostAttempts = 8;

    public required Guid Id { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset NextAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>What kind of failure the last try met; no text of the server, which may quote the mail.</summary>
    public string? Failure { get; set; }
}
