using System.Linq.Expressions;
using Hongniang.Access;
using Hongniang.Network;

namespace Hongniang.Matching.Indexing;

/// <summary>What search knows of one organisation.</summary>
public sealed record IndexedOrganization
{
    public required OrganizationId Id { get; init; }

    public required string Number { get; init; }

    public required string Name { get; init; }

    public string? EnglishName { get; init; }

    public required OrganizationKind Kind { get; init; }

    public required OrganizationId HolderId { get; init; }

    public required string RegionCode { get; init; }

    /// <summary>What its capability card says; empty for none.</summary>
    public string Body { get; init; } = "";

    internal static Expression<Func<Organization, IndexedOrganization>> FromOrganization { get; } = o => new IndexedOrganization
    {
        Id = o.Id,
        Number = o.Number,
        Name = o.Name,
        EnglishName = o.EnglishName,
        Kind = o.Kind,
        HolderId = o.HolderId,
        RegionCode = o.RegionCode,
        Body = (o.CapabilityFields ?? "") + "\n" + (o.CapabilityServices ?? "") + "\n" + (o.CapabilityEquipment ?? "") + "\n" + (o.Capability ?? ""),
    };
}
