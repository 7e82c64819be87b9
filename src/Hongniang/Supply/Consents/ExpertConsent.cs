using Hongniang.Access;

namespace Hongniang.Supply.Consents;

/// <summary>That an expert agreed to be listed and asked about needs: who said so, to which text, when, by which way, until when, and how it ended.</summary>
/// <remarks>What the law asks to be provable (PIPL art. 14–17). Rows are never removed; the name goes when the person is erased.</remarks>
public sealed class ExpertConsent
{
    /// <summary>The version of the text that people agree to here; grows when the text in the words files changes in meaning.</summary>
    public const string CurrentTextVersion = "2026-1";

    /// <summary>The person agreed to somebody else's text: that of the unit which sent the list.</summary>
    public const string OutsideTextVersion = "outside";

    public const int MaxGivenBy = 120;
    public const int MaxSource = 200;
    public const int MaxReason = 500;

    public required Guid Id { get; init; }

    public required ExpertId ExpertId { get; init; }

    public required string TextVersion { get; init; }

    public required ConsentChannel Channel { get; init; }

    /// <summary>The person who agreed, as named to us.</summary>
    public required string GivenBy { get; set; }

    public required DateOnly GivenOn { get; init; }

    /// <summary>The last day on which it holds.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>Where the statement is kept, or which list it came with.</summary>
    public string? Source { get; set; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required Guid? RecordedById { get; init; }

    public required string RecordedByName { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public ConsentEnding? Ending { get; private set; }

    /// <summary>Who ended it; null when the clock did.</summary>
    public string? EndedByName { get; private set; }

    public string? EndReason { get; private set; }

    public void End(ConsentEnding ending, string? by, string? reason, DateTimeOffset now) => (EndedAt, Ending, EndedByName, EndReason) = (now, ending, by, reason);
}

/// <summary>How a consent ended.</summary>
public enum ConsentEnding
{
    /// <summary>The person took it back.</summary>
    Withdrawn,

    /// <summary>Its last day has passed.</summary>
    Expired,

    /// <summary>A newer one took its place.</summary>
    Replaced,
}
