using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Network.Talent;

/// <summary>双招双引: somebody, or a team, who may come, with the project and the money that come along. One lead counts once, whatever it brings.</summary>
/// <remarks>Only what the work needs is kept of the person: a name to call them by. Contacts stay with the station.</remarks>
public sealed class TalentLead : IVersioned
{
    public const int MaxTitle = 120;

    private TalentLead()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>Human number, <c>RC-2026-000009</c>.</summary>
    public string Number { get; private init; } = "";

    /// <summary>The association that keeps it: its territory sees it.</summary>
    public OrganizationId HolderId { get; private init; }

    /// <summary>What the person or team works on.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What the person or team is called.</summary>
    public string PersonName { get; private set; } = "";

    /// <summary>The station that found it.</summary>
    public Guid? StationId { get; private set; }

    /// <summary>The unit that wants them.</summary>
    public OrganizationId? TargetId { get; private set; }

    public string? IndustryCode { get; private set; }

    /// <summary>How many people come.</summary>
    public int People { get; private set; }

    /// <summary>The project that comes along; null for none.</summary>
    public string? Project { get; private set; }

    /// <summary>Capital that comes along, in yuan; a ledger of its own.</summary>
    public decimal? Capital { get; private set; }

    /// <summary>The policy that was used.</summary>
    public string? Policy { get; private set; }

    public LeadStage Stage { get; private set; }

    public DateOnly StageSince { get; private set; }

    /// <summary>The first day at the target.</summary>
    public DateOnly? ArrivedOn { get; private set; }

    public string? LossReason { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public bool IsSample { get; private init; }

    public int Version { get; set; }

    public bool IsOpen => Stage is not (LeadStage.Arrived or LeadStage.Lost);

    /// <summary>What a person may enter.</summary>
    public sealed record Facts(string Title, string PersonName, Guid? StationId, OrganizationId? TargetId, string? IndustryCode, int People, string? Project, decimal? Capital, string? Policy);

    public static TalentLead Find(Guid id, string number, OrganizationId holder, Facts facts, DateTimeOffset now, DateOnly today, bool isSample = false)
    {
        var lead = new TalentLead { Id = id, Number = number, HolderId = holder, StageSince = today, CreatedAt = now, IsSample = isSample };
        lead.Change(facts);
        return lead;
    }

    public Facts ToFacts() => new(Title, PersonName, StationId, TargetId, IndustryCode, People, Project, Capital, Policy);

    public void Change(Facts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        (Title, PersonName, StationId, TargetId, IndustryCode) = (facts.Title, facts.PersonName, facts.StationId, facts.TargetId, facts.IndustryCode);
        (People, Project, Capital, Policy) = (facts.People, facts.Project, facts.Capital, facts.Policy);
    }

    /// <summary>Ask <see cref="LeadRules"/> first.</summary>
    public void Move(LeadStage to, DateOnly today, DateOnly? arrivedOn, string? reason) => (Stage, StageSince, ArrivedOn, LossReason) = (to, today, arrivedOn, reason);
}

/// <summary>How far a lead is.</summary>
public enum LeadStage
{
    Found,
    Contacted,
    Visiting,
    Negotiating,
    Agreed,
    Arrived,
    Lost,
}
