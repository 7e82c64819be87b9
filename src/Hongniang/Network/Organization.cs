using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Network;

/// <summary>A unit of the network: an association on one of five levels, a society, a university, an enterprise, an investor…</summary>
public sealed class Organization : IVersioned
{
    public const int MaxName = 120;

    private Organization()
    {
    }

    public OrganizationId Id { get; private init; }

    /// <summary>Human number, <c>DW-2026-000123</c>.</summary>
    public string Number { get; private init; } = "";

    public string Name { get; private set; } = "";

    public string? EnglishName { get; private set; }

    public OrganizationKind Kind { get; private set; }

    public OrganizationLevel Level { get; private set; }

    /// <summary>The unit above in the tree; null for the top association.</summary>
    public OrganizationId? ParentId { get; private set; }

    /// <summary>The association that looks after this unit: itself for an association, the territorial one for all others.</summary>
    public OrganizationId HolderId { get; private set; }

    /// <summary>GB/T 2260 code of six digits, or nine for a town.</summary>
    public string RegionCode { get; private set; } = "";

    /// <summary>Unified social credit code (GB 32100), 18 characters with a valid check character.</summary>
    public string? Uscc { get; private set; }

    /// <summary>GB/T 4754 section and division, for example <c>C38</c>.</summary>
    public string? IndustryCode { get; private set; }

    public EnterpriseSize? Size { get; private set; }

    /// <summary>Titles such as 高新技术企业, separated by <c>;</c>.</summary>
    public string? Qualifications { get; private set; }

    /// <summary>What the unit can do (所能), in its own words: cases and whatever the lists of the <see cref="CapabilityCard"/> do not hold. Search reads it.</summary>
    public string? Capability { get; private set; }

    /// <summary>Fields that the unit works in, separated by <c>;</c>.</summary>
    public string? CapabilityFields { get; private set; }

    /// <summary>Services that it gives, separated by <c>;</c>.</summary>
    public string? CapabilityServices { get; private set; }

    /// <summary>Equipment, laboratories and pilot lines that others may use, separated by <c>;</c>.</summary>
    public string? CapabilityEquipment { get; private set; }

    /// <summary>GB/T 4754 codes of the industries that it serves, separated by <c>;</c>.</summary>
    public string? CapabilityIndustries { get; private set; }

    /// <summary>The day on which somebody last said that the card is right; null when nobody did.</summary>
    public DateOnly? CapabilityConfirmedOn { get; private set; }

    public string? ContactName { get; private set; }

    public string? ContactPhone { get; private set; }

    public string? ContactEmail { get; private set; }

    /// <summary>The unit that this one was found to be; null while it stands for itself. A merged unit is in no list, and its address leads on.</summary>
    public OrganizationId? MergedIntoId { get; private set; }

    public DateTimeOffset? MergedAt { get; private set; }

    public bool IsSample { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public int Version { get; set; }

    public bool IsAssociation => Kind is OrganizationKind.Association;

    /// <summary>Everything a person may enter or an import may bring.</summary>
    public sealed record Facts
    {
        public required string Name { get; init; }

        public string? EnglishName { get; init; }

        public required OrganizationKind Kind { get; init; }

        public required OrganizationLevel Level { get; init; }

        public OrganizationId? ParentId { get; init; }

        /// <summary>The territorial association; ignored for associations, which hold themselves.</summary>
        public OrganizationId? HolderId { get; init; }

        public required string RegionCode { get; init; }

        public string? Uscc { get; init; }

        public string? IndustryCode { get; init; }

        public EnterpriseSize? Size { get; init; }

        public string? Qualifications { get; init; }

        public string? Capability { get; init; }

        public string? ContactName { get; init; }

        public string? ContactPhone { get; init; }

        public string? ContactEmail { get; init; }
    }

    /// <summary>Registers a unit. Check the facts first with the module's validator.</summary>
    public static Organization Register(OrganizationId id, string number, Facts facts, DateTimeOffset now, bool isSample = false)
    {
        var organization = new Organization { Id = id, Number = number, CreatedAt = now, IsSample = isSample };
        organization.Change(facts);
        return organization;
    }

    /// <summary>What the record says now, to be changed with <c>with</c> and written back.</summary>
    public Facts ToFacts() => new()
    {
        Name = Name,
        EnglishName = EnglishName,
        Kind = Kind,
        Level = Level,
        ParentId = ParentId,
        HolderId = HolderId,
        RegionCode = RegionCode,
        Uscc = Uscc,
        IndustryCode = IndustryCode,
        Size = Size,
        Qualifications = Qualifications,
        Capability = Capability,
        ContactName = ContactName,
        ContactPhone = ContactPhone,
        ContactEmail = ContactEmail,
    };

    public void Change(Facts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        Name = facts.Name;
        EnglishName = facts.EnglishName;
        Kind = facts.Kind;
        Level = facts.Level;
        ParentId = facts.ParentId;
        HolderId = facts.Kind is OrganizationKind.Association ? Id : facts.HolderId ?? throw new ArgumentException("A unit that is no association needs a holder.", nameof(facts));
        RegionCode = facts.RegionCode;
        Uscc = facts.Uscc;
        IndustryCode = facts.IndustryCode;
        Size = facts.Size;
        Qualifications = facts.Qualifications;
        Capability = facts.Capability;
        ContactName = facts.ContactName;
        ContactPhone = facts.ContactPhone;
        ContactEmail = facts.ContactEmail;
    }

    /// <summary>What the unit can do, as its card says it now.</summary>
    public CapabilityCard ToCard() => new()
    {
        Fields = CapabilityFields, Services = CapabilityServices, Equipment = CapabilityEquipment, Industries = CapabilityIndustries, Capability = Capability,
    };

    /// <param name="today">The day on which the card was looked through; it counts as confirmed also when nothing changed.</param>
    public void ChangeCard(CapabilityCard card, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(card);
        (CapabilityFields, CapabilityServices, CapabilityEquipment, CapabilityIndustries, Capability) = (card.Fields, card.Services, card.Equipment, card.Industries, card.Capability);
        CapabilityConfirmedOn = today;
    }

    /// <summary>Becomes another unit: leaves its credit code to the kept one, for no code is registered twice.</summary>
    internal void MergeInto(OrganizationId kept, DateTimeOffset now) => (MergedIntoId, MergedAt, Uscc) = (kept, now, null);
}
