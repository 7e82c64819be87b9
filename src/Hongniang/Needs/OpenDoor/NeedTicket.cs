namespace Hongniang.Needs.OpenDoor;

/// <summary>What ties a need that came by the public page to the firm that has no account: the hash of its secret address, and what the firm said of itself.</summary>
public sealed class NeedTicket
{
    /// <summary>Where such a need came from, in its <see cref="Need.SourceReference"/>.</summary>
    public const string Reference = "/submit";

    /// <summary>The version of the notice that was agreed to; grows when the text in the words files changes in meaning.</summary>
    public const string NoticeVersion = "2026-1";

    public required NeedId NeedId { get; init; }

    /// <summary>Hash of the secret in the address by which the firm looks after its need.</summary>
    public required string TokenHash { get; init; }

    /// <summary>The credit code as the visitor wrote it, right in its shape only. Whether it is this firm's, the association finds out.</summary>
    public string? Uscc { get; init; }

    public required string AgreedVersion { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
