using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Network;
using Hongniang.Web.Shell.Forms;

namespace Hongniang.Web.Network;

/// <summary>What the form of an organisation holds, as it was typed.</summary>
public sealed class OrganizationFormModel
{
    public string? Name { get; set; }

    public string? EnglishName { get; set; }

    public string? Kind { get; set; }

    public string? Level { get; set; }

    /// <summary>The association above; asked for associations only.</summary>
    public string? ParentId { get; set; }

    public string? HolderId { get; set; }

    public string? RegionCode { get; set; }

    public string? Uscc { get; set; }

    public string? IndustryCode { get; set; }

    public string? Size { get; set; }

    public string? Qualifications { get; set; }

    public string? Capability { get; set; }

    public string? ContactName { get; set; }

    public string? ContactPhone { get; set; }

    public string? ContactEmail { get; set; }

    public int Version { get; set; }

    public static OrganizationFormModel From(Organization.Facts facts, int version)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new OrganizationFormModel
        {
            Name = facts.Name,
            EnglishName = facts.EnglishName,
            Kind = facts.Kind.ToString(),
            Level = facts.Level.ToString(),
            ParentId = facts.ParentId?.ToString(),
            HolderId = facts.HolderId?.ToString(),
            RegionCode = facts.RegionCode,
            Uscc = facts.Uscc,
            IndustryCode = facts.IndustryCode,
            Size = facts.Size?.ToString(),
            Qualifications = facts.Qualifications?.Replace(";", "；", StringComparison.Ordinal),
            Capability = facts.Capability,
            ContactName = facts.ContactName,
            ContactPhone = facts.ContactPhone,
            ContactEmail = facts.ContactEmail,
            Version = version,
        };
    }

    /// <param name="stored">What the record says now; null for a new one. What the form does not ask of this kind stays.</param>
    public Organization.Facts Read(Organization.Facts? stored)
    {
        var kind = FormReader.One<OrganizationKind>(Kind) ?? OrganizationKind.Enterprise;
        var isAssociation = kind is OrganizationKind.Association;
        return new Organization.Facts
        {
            Name = FormReader.Required(Name),
            EnglishName = Texts.Clean(EnglishName),
            Kind = kind,
            Level = FormReader.One<OrganizationLevel>(Level) ?? OrganizationLevel.None,
            ParentId = isAssociation ? FormReader.Organization(ParentId) : stored?.ParentId,
            HolderId = isAssociation ? stored?.HolderId : FormReader.Organization(HolderId),
            RegionCode = FormReader.Required(RegionCode),
            Uscc = Texts.Clean(Uscc)?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(),
            IndustryCode = Texts.Clean(IndustryCode),
            Size = FormReader.One<EnterpriseSize>(Size),
            Qualifications = Separated.Join(Qualifications),
            Capability = Texts.Clean(Capability),
            ContactName = Texts.Clean(ContactName),
            ContactPhone = Texts.Clean(ContactPhone),
            ContactEmail = Texts.Clean(ContactEmail),
        };
    }
}
