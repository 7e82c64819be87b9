using Hongniang.Common;

namespace Hongniang.Network;

/// <summary>能力卡（所能）: what a unit can do for others. Search finds the unit by it.</summary>
public sealed record CapabilityCard
{
    public const int MostEntries = 40;
    public const int MaxEntry = 60;

    /// <summary>Fields that it works in, separated by <c>;</c>.</summary>
    public string? Fields { get; init; }

    public string? Services { get; init; }

    public string? Equipment { get; init; }

    /// <summary>GB/T 4754 codes, separated by <c>;</c>.</summary>
    public string? Industries { get; init; }

    /// <summary>Cases, and whatever the lists do not hold.</summary>
    public string? Capability { get; init; }

    public bool IsEmpty => Fields is null && Services is null && Equipment is null && Industries is null && Capability is null;

    /// <summary>What is wrong with the card, by field.</summary>
    public static IReadOnlyList<Problem> Check(CapabilityCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var checks = new FactChecks()
            .Parts(card.Fields, MostEntries, MaxEntry, nameof(Fields))
            .Parts(card.Services, MostEntries, MaxEntry, nameof(Services))
            .Parts(card.Equipment, MostEntries, MaxEntry, nameof(Equipment))
            .Parts(card.Industries, MostEntries, 8, nameof(Industries))
            .Optional(card.Capability, OrganizationChecks.MaxCapability, nameof(Capability))
            .Unclassified(nameof(Capability), card.Fields, card.Services, card.Equipment, card.Capability);
        if (Separated.Of(card.Industries).FirstOrDefault(code => !Network.Industries.IsKnown(code)) is { } unknown)
        {
            checks.Industry(unknown, nameof(Industries));
        }

        return checks.Problems;
    }
}
