using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Network.Partnerships;

/// <summary>What each level needs: the same rule for the page and for the act. See docs/decisions/0050.</summary>
public static class PartnershipRules
{
    /// <summary>Things done together within a year that make a partnership stable.</summary>
    public const int StableCooperations = 2;

    /// <summary>Days before an agreement lapses from which it is shown to who looks after it.</summary>
    public const int NoticeDays = 90;

    /// <summary>What speaks for a level today.</summary>
    /// <param name="InAYear">Things done together in the last 12 months: recorded activities but mere contacts, and introductions between the two.</param>
    /// <param name="InTwoYears">The same in the last 24 months.</param>
    /// <param name="HasAgreement">An agreement of any kind that holds.</param>
    /// <param name="HasStrategicAgreement">A strategic agreement that holds and whose paper is on file.</param>
    public sealed record Evidence(int InAYear, int InTwoYears, bool HasAgreement, bool HasStrategicAgreement);

    /// <summary>Whether the actor may work on a partnership that the association keeps.</summary>
    public static Problem? ReasonNotToWork(Scope scope, OrganizationId holder, Actor actor) => ChangeOrganization.ReasonNotTo(scope, holder, actor);

    public static Problem? ReasonNotToGrant(PartnershipLevel level, Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return level switch
        {
            PartnershipLevel.Cooperating when evidence is { InTwoYears: 0, HasAgreement: false } =>
                new Problem("partnership.cooperating", "“Cooperating” needs something done together within two years, or an agreement that holds.", "Level"),
            PartnershipLevel.Stable when evidence.InAYear < StableCooperations =>
                new Problem("partnership.stable", "“Stable” needs {0} things done together within a year; there are {1}.", "Level", StableCooperations, evidence.InAYear),
            PartnershipLevel.Strategic when !evidence.HasStrategicAgreement =>
                new Problem("partnership.strategic", "“Strategic” needs a strategic agreement that holds, with its paper on file.", "Level"),
            _ => null,
        };
    }

    /// <summary>The highest level that the evidence carries.</summary>
    public static PartnershipLevel Carried(Evidence evidence) =>
        Enum.GetValues<PartnershipLevel>().Last(level => ReasonNotToGrant(level, evidence) is null);
}
