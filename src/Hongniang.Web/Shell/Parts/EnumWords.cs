using Hongniang.Common;

namespace Hongniang.Web.Shell.Parts;

/// <summary>The journal keeps enum members by name; this finds the word by the field that held it.</summary>
internal static class EnumWords
{
    private static readonly Dictionary<string, string[]> Types = new(StringComparer.Ordinal)
    {
        ["State"] = ["NeedState", "SupplyState", "RunState", "StationState", "TaskState"],
        ["Stage"] = ["EngagementStage", "LeadStage"],
        ["Outcome"] = ["NeedOutcome"],
        ["Kind"] = ["NeedKind", "OrganizationKind", "ContractKind", "VerdictKind", "AgreementKind", "ActivityKind", "StationKind"],
        ["CooperationModes"] = ["CooperationMode"],
        ["TransferModes"] = ["CooperationMode"],
        ["Services"] = ["CooperationMode"],
        ["Reason"] = ["LossReason", "UnsuitableReason"],
        ["Decision"] = ["ConsentDecision"],
        ["Channel"] = ["ConsentChannel", "FollowUpChannel"],
        ["Role"] = ["StationRole"],
        ["Result"] = ["CheckResult"],
        ["Maturity"] = ["MaturityLevel"],
        ["Level"] = ["OrganizationLevel", "PartnershipLevel", "ManagerLevel"],
        ["Size"] = ["EnterpriseSize"],
        ["Source"] = ["NeedSource"],
        ["Origin"] = ["EngagementOrigin"],
        ["Progress"] = ["FollowUpProgress"],
        ["Evidence"] = ["EvidenceGrade"],
    };

    public static string? Find(Words words, string field, string value)
    {
        var types = Types.GetValueOrDefault(field) ?? [field];
        var parts = value.Split('；').Select(part => types.Select(t => $"{t}.{part}").FirstOrDefault(words.English.ContainsKey)).ToList();
        return parts.Count > 0 && parts.TrueForAll(p => p is not null) ? string.Join("、", parts.Select(p => words[p!])) : null; // why: asked just before
    }
}
