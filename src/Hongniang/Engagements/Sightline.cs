using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Network;
using Hongniang.Supply;

namespace Hongniang.Engagements;

/// <summary>From where a reader looks at an engagement.</summary>
public enum Viewpoint
{
    /// <summary>The association that works it, or one above it.</summary>
    Staff,
    /// <summary>The enterprise.</summary>
    Demand,
    /// <summary>The owner of the achievement, the expert, or the expert's employer.</summary>
    Supply,
}

/// <summary>What one reader may know of the two sides. Until both consented the supply side does not learn which enterprise it is,
/// the enterprise not which person, and nobody the other's contact.</summary>
/// <param name="SeesEnterprise">The enterprise's name; false also means that it is taken out of the texts.</param>
/// <param name="SeesOwner">The name of the achievement's owner or of the expert's employer.</param>
/// <param name="SeesPerson">The expert's or the inventors' names.</param>
/// <param name="SeesContacts">Both sides' contacts in clear.</param>
public readonly record struct Sightline(Viewpoint Viewpoint, bool SeesEnterprise, bool SeesOwner, bool SeesPerson, bool SeesContacts)
{
    /// <param name="need">How far the enterprise itself made its need public: 实名公开 hides nothing.</param>
    /// <param name="supply">How far the owner made the achievement, or the expert himself, public.</param>
    public static Sightline Of(Scope scope, Actor reader, OrganizationId holder, OrganizationId? enterprise, bool isMutual, Visibility need, Visibility supply)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var viewpoint = scope.Holds(holder) ? Viewpoint.Staff : scope.Own is { } own && enterprise == own ? Viewpoint.Demand : Viewpoint.Supply;
        return new Sightline(
            viewpoint,
            SeesEnterprise: isMutual || viewpoint is not Viewpoint.Supply || need is Visibility.Public,
            SeesOwner: isMutual || viewpoint is not Viewpoint.Demand || supply is Visibility.Network or Visibility.Public,
            SeesPerson: isMutual || viewpoint is not Viewpoint.Demand || supply is Visibility.Public,
            SeesContacts: isMutual && (viewpoint is not Viewpoint.Staff || EngagementRules.MayWork(holder, reader, scope)));
    }
}
