using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Matching.Learning;

/// <summary>A ranking that was learnt from an association's judged pairs, with what it gained over the one in use on needs that it had not seen.</summary>
public sealed class RankingModel : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>1, 2, 3… of its association: people say "model 3".</summary>
    public required int Serial { get; init; }

    /// <summary>The association whose pairs it was learnt from, and whose needs it ranks, with those of the associations below.</summary>
    public required OrganizationId HolderId { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required string MadeByName { get; init; }

    public required ModelState State { get; set; }

    /// <summary>Judged pairs that it was learnt from, and needs with at least two of them.</summary>
    public required int PairCount { get; init; }

    public required int NeedCount { get; init; }

    /// <summary>Mean nDCG@10 on held-out needs of what was in use when it was made, and of this one; 0–1.</summary>
    public required double Champion { get; init; }

    public required double Challenger { get; init; }

    /// <summary>The mean difference, need by need, and its 95 % interval.</summary>
    public required double Gain { get; init; }

    public required double GainLow { get; init; }

    public required double GainHigh { get; init; }

    /// <summary>The <see cref="LearnedModel"/> as JSON, and its SHA-256.</summary>
    public required string Content { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>What was in use before this one was adopted; null for the base score alone.</summary>
    public Guid? BeforeId { get; set; }

    public DateTimeOffset? ChangedAt { get; set; }

    public string? ChangedByName { get; set; }

    public int Version { get; set; }

    /// <summary>Whether the gain can be told from chance.</summary>
    public bool IsBetter => GainLow > 0;

    /// <summary>What the journal calls it.</summary>
    public string Name => $"M{Serial}";
}

public enum ModelState
{
    /// <summary>Made and compared; not in use.</summary>
    Compared,
    /// <summary>Counts in every score of its association's needs.</summary>
    InUse,
    /// <summary>Was in use once.</summary>
    Retired,
}
