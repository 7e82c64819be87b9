using Hongniang.Common;

namespace Hongniang.Network;

/// <summary>What an organisation's facts must satisfy, whoever brings them: form, import or sample.</summary>
public static class OrganizationChecks
{
    public const int MaxCapability = 8000;
    public const int MaxQualifications = 20;

    public static IReadOnlyList<Problem> Check(Organization.Facts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var checks = new FactChecks()
            .Required(facts.Name, Organization.MaxName)
            .Optional(facts.EnglishName, 200)
            .Known(facts.Kind)
            .Known(facts.Level)
            .Region(facts.RegionCode)
            .Industry(facts.IndustryCode)
            .Parts(facts.Qualifications, MaxQualifications, 60)
            .Optional(facts.Capability, MaxCapability)
            .Unclassified(nameof(facts.Capability), facts.Capability)
            .AddRange(ContactChecks.Check(facts.ContactName, facts.ContactPhone, facts.ContactEmail))
            .Add(CheckUscc(facts.Uscc));
        if (facts.Kind is OrganizationKind.Association && facts.Level is OrganizationLevel.None)
        {
            checks.Add(new Problem("organization.level", "An association stands on one of the five levels.", nameof(facts.Level)));
        }

        if (facts.Kind is not OrganizationKind.Association && facts.HolderId is null)
        {
            checks.Add(new Problem("organization.holder", "Say which association looks after this unit.", nameof(facts.HolderId)));
        }

        return checks.Problems;
    }

    /// <summary>The shape of a credit code and its check character; an empty one is fine.</summary>
    public static Problem? CheckUscc(string? uscc) => uscc switch
    {
        null or "" => null,
        { Length: not 18 } => new("uscc.length", "The unified social credit code has 18 characters; this one has {0}.", nameof(Organization.Facts.Uscc), uscc.Length),
        _ when Uscc.IsValid(uscc) => null,
        _ when Uscc.CheckCharacter(uscc) is null => new("uscc.alphabet", "The unified social credit code holds digits and capital letters without I, O, S, V and Z.", nameof(Organization.Facts.Uscc)),
        _ => new("uscc.check", "The last character of the unified social credit code does not fit the others. Probably one character is mistyped.", nameof(Organization.Facts.Uscc)),
    };
}
