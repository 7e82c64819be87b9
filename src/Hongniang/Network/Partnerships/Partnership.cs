using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Network.Partnerships;

/// <summary>合作关系: what holds between a unit of ours and a partner, how deep it is, and who looks after it.</summary>
public sealed class Partnership : IVersioned
{
    public const int MaxPurpose = 2000;

    private Partnership()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>Human number, <c>HZ-2026-000012</c>.</summary>
    public string Number { get; private init; } = "";

    /// <summary>The association that keeps the partnership: its territory sees it.</summary>
    public OrganizationId HolderId { get; private init; }

    /// <summary>Our side: the association itself, or a unit in its care.</summary>
    public OrganizationId UnitId { get; private set; }

    public OrganizationId PartnerId { get; private set; }

    public PartnershipLevel Level { get; private set; }

    public DateOnly LevelSince { get; private set; }

    public DateOnly StartedOn { get; private set; }

    /// <summary>The day it ended on; null while it goes on.</summary>
    public DateOnly? EndedOn { get; private set; }

    public string? EndReason { get; private set; }

    /// <summary>What the two want with each other.</summary>
    public string? Purpose { get; private set; }

    /// <summary>Who looks after it and is warned before an agreement lapses.</summary>
    public Guid? ResponsibleId { get; private set; }

    public string ResponsibleName { get; private set; } = "";

    public List<YearPlan> Plans { get; private set; } = [];

    public List<PartnershipActivity> Activities { get; private init; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    public bool IsSample { get; private init; }

    public int Version { get; set; }

    public bool IsActive => EndedOn is null;

    /// <summary>What a person may enter.</summary>
    public sealed record Facts(DateOnly StartedOn, string? Purpose, Guid? ResponsibleId, string ResponsibleName);

    /// <summary>Begins as a contact; every further level is granted by the rules.</summary>
    public static Partnership Start(Guid id, string number, OrganizationId holder, OrganizationId unit, OrganizationId partner, Facts facts, DateTimeOffset now, bool isSample = false)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var partnership = new Partnership { Id = id, Number = number, HolderId = holder, UnitId = unit, PartnerId = partner, LevelSince = facts.StartedOn, CreatedAt = now, IsSample = isSample };
        partnership.Change(facts);
        return partnership;
    }

    public Facts ToFacts() => new(StartedOn, Purpose, ResponsibleId, ResponsibleName);

    public void Change(Facts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        (StartedOn, Purpose, ResponsibleId, ResponsibleName) = (facts.StartedOn, facts.Purpose, facts.ResponsibleId, facts.ResponsibleName);
    }

    /// <summary>Ask <see cref="PartnershipRules"/> first.</summary>
    public void Grant(PartnershipLevel level, DateOnly since) => (Level, LevelSince) = (level, since);

    /// <summary>Sets the plan of a year, or what came of it.</summary>
    public void Plan(YearPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Plans = [.. Plans.Where(p => p.Year != plan.Year).Append(plan).OrderBy(p => p.Year)];
    }

    public void End(DateOnly on, string reason) => (EndedOn, EndReason) = (on, reason);
}

/// <summary>合作层级, from loose to close.</summary>
public enum PartnershipLevel
{
    Contact,
    Cooperating,
    Stable,
    Strategic,
}

/// <summary>What the two want to do in a year, and what came of it.</summary>
public sealed record YearPlan(int Year, string Goals, string? Results = null)
{
    public const int MaxText = 1000;
}

/// <summary>Something the two did together: the proof of a level.</summary>
public sealed class PartnershipActivity
{
    public const int MaxSummary = 400;

    public required Guid Id { get; init; }

    public required DateOnly HeldOn { get; init; }

    public required ActivityKind Kind { get; init; }

    public required string Summary { get; init; }

    /// <summary>The human number of a record that shows more: an engagement, a contract.</summary>
    public string? RecordNumber { get; init; }

    public required string RecordedByName { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}

public enum ActivityKind
{
    /// <summary>Talks and letters: no cooperation yet.</summary>
    Contact,
    Visit,
    Event,
    ExpertService,
    Training,
    Project,
}
