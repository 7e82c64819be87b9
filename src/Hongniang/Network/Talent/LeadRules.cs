using Hongniang.Common;

namespace Hongniang.Network.Talent;

/// <summary>When a lead may move: the same rule for the page and for the act.</summary>
public static class LeadRules
{
    /// <summary>Why the lead cannot move there now; null when it can. Forward by any number of stages; what arrived or was lost stays so.</summary>
    public static Problem? ReasonNotTo(TalentLead lead, LeadStage to)
    {
        ArgumentNullException.ThrowIfNull(lead);
        return !lead.IsOpen ? new Problem("lead.over", "This lead has arrived or was lost.")
            : to <= lead.Stage ? new Problem("lead.back", "Choose a later stage.", "Stage")
            : to is LeadStage.Agreed or LeadStage.Arrived && lead.TargetId is null ? new Problem("lead.target", "Name the unit that they come to first.", "Stage")
            : null;
    }
}
