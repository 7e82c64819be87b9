using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Network.Merging;

/// <summary>When two entries of the register may be made one: the same rule for the page and for the act.</summary>
public static class MergeRules
{
    /// <summary>Why this unit cannot take part in a merge at all; null when it can.</summary>
    public static Problem? ReasonNotToMerge(Scope scope, Organization unit, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.IsAssociation ? new Problem("merge.association", "Associations are not merged: the tree of the network hangs on them.")
            : ChangeOrganization.ReasonNotTo(scope, unit.HolderId, actor);
    }

    /// <summary>Why these two cannot become one; null when they can.</summary>
    public static Problem? ReasonNotToMerge(Scope scope, Organization kept, Organization gone, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(gone);
        return kept.Id == gone.Id ? new Problem("merge.itself", "This is the same entry. Choose another one.", "With")
            : (ReasonNotToMerge(scope, kept, actor) ?? ReasonNotToMerge(scope, gone, actor)) is { } refusal ? refusal with { Field = "With" }
            : kept.Kind != gone.Kind ? new Problem("merge.kinds", "The two are of different kinds. Correct the kind of one first.", "With")
            : kept.Uscc is not null && gone.Uscc is not null && kept.Uscc != gone.Uscc
                ? new Problem("merge.codes", "The two carry different unified social credit codes, so they are two units. If one code is wrong, correct it first.", "With")
            : null;
    }

    /// <summary>What the kept unit says afterwards: its own facts, and where it says nothing those of the other; qualifications of both.</summary>
    public static Organization.Facts Joined(Organization.Facts kept, Organization.Facts gone)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(gone);
        return kept with
        {
            EnglishName = kept.EnglishName ?? gone.EnglishName,
            Level = kept.Level is OrganizationLevel.None ? gone.Level : kept.Level,
            Uscc = kept.Uscc ?? gone.Uscc,
            IndustryCode = kept.IndustryCode ?? gone.IndustryCode,
            Size = kept.Size ?? gone.Size,
            Qualifications = Both(kept.Qualifications, gone.Qualifications, OrganizationChecks.MaxQualifications),
            Capability = kept.Capability ?? gone.Capability,
            ContactName = kept.ContactName ?? gone.ContactName,
            ContactPhone = kept.ContactPhone ?? gone.ContactPhone,
            ContactEmail = kept.ContactEmail ?? gone.ContactEmail,
        };
    }

    /// <summary>The card of the kept unit afterwards: the lists of both.</summary>
    public static CapabilityCard Joined(CapabilityCard kept, CapabilityCard gone)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(gone);
        return new CapabilityCard
        {
            Fields = Both(kept.Fields, gone.Fields, CapabilityCard.MostEntries),
            Services = Both(kept.Services, gone.Services, CapabilityCard.MostEntries),
            Equipment = Both(kept.Equipment, gone.Equipment, CapabilityCard.MostEntries),
            Industries = Both(kept.Industries, gone.Industries, CapabilityCard.MostEntries),
            Capability = kept.Capability ?? gone.Capability,
        };
    }

    private static string? Both(string? one, string? other, int most) =>
        Separated.Of($"{one};{other}").Take(most).ToList() is { Count: > 0 } parts ? string.Join(';', parts) : null;
}
