using System.Linq.Expressions;
using Hongniang.Access;
using Hongniang.Network;

namespace Hongniang.Matching.Indexing;

/// <summary>What search and matching know of one organisation.</summary>
public sealed record IndexedOrganization
{
    public required OrganizationId Id { get; init; }

    public required string Number { get; init; }

    public required string Name { get; init; }

    public string? EnglishName { get; init; }

    public required OrganizationKind Kind { get; init; }

    public required OrganizationId HolderId { get; init; }

    public required string RegionCode { get; init; }

    /// <summary>The fields of work on its capability card, which the engine reads first; empty for none.</summary>
    public string Fields { get; init; } = "";

    /// <summary>What its capability card says, the fields of work in the first place; empty for none.</summary>
    public string Body { get; init; } = "";

    /// <summary>The industries (GB/T 4754) that it says it serves, separated by <c>;</c>; null for none.</summary>
    public string? Industries { get; init; }

    /// <summary>The day on which the card was last confirmed.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    public bool IsSample { get; init; }

    /// <summary>Services, equipment and cases: what the engine reads besides the fields.</summary>
    public string Offers => Body.Length > Fields.Length ? Body[(Fields.Length + 1)..] : "";

    /// <summary>Whether it says on a card what it can do for others. Associations look after needs and do not meet them.</summary>
    public bool HasCard => Kind is not OrganizationKind.Association && !string.IsNullOrWhiteSpace(Body);

    internal static Expression<Func<Organization, IndexedOrganization>> FromOrganization { get; } = o => new IndexedOrganization
    {
        Id = o.Id,
        Number = o.Number,
        Name = o.Name,
        EnglishName = o.EnglishName,
        Kind = o.Kind,
        HolderId = o.HolderId,
        RegionCode = o.RegionCode,
        Fields = o.CapabilityFields ?? "",
        Body = (o.CapabilityFields ?? "") + "\n" + (o.CapabilityServices ?? "") + "\n" + (o.CapabilityEquipment ?? "") + "\n" + (o.Capability ?? ""),
        Industries = o.CapabilityIndustries,
        ConfirmedOn = o.CapabilityConfirmedOn,
        IsSample = o.IsSample,
    };
}
