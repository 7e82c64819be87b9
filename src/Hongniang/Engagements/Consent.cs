using Hongniang.Access;

namespace Hongniang.Engagements;

/// <summary>One side's answer to an introduction, as the law asks for it: who, when, to which text, how (PIPL art. 14 and 23).</summary>
public sealed class Consent
{
    /// <summary>The version of the text that people agree to; grows when the text in the words files changes in meaning.</summary>
    public const string CurrentTextVersion = "2026-1";

    public required Guid Id { get; init; }

    public required Side Side { get; init; }

    public required ConsentDecision Decision { get; init; }

    public required ConsentChannel Channel { get; init; }

    /// <summary>The person who decided, as named to us.</summary>
    public required string GivenBy { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    public required string TextVersion { get; init; }

    /// <summary>Required when refused.</summary>
    public LossReason? Reason { get; init; }

    public string? Note { get; init; }

    public required Guid? RecordedById { get; init; }

    public required string RecordedByName { get; init; }
}
