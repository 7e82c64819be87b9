using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Network.Stations;

/// <summary>A service team, a station of a society, a site of a programme, a station for talent from abroad or an overseas site: from its application to its end.</summary>
public sealed class ServiceStation : IVersioned
{
    public const int MaxName = 120;
    public const int MaxPlan = 4000;

    private ServiceStation()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>Human number, <c>ZD-2026-000031</c>.</summary>
    public string Number { get; private init; } = "";

    /// <summary>The association that keeps it: its territory sees it.</summary>
    public OrganizationId HolderId { get; private init; }

    public StationKind Kind { get; private init; }

    public StationState State { get; private set; }

    public DateOnly StateSince { get; private set; }

    public string Name { get; private set; } = "";

    public string? EnglishName { get; private set; }

    /// <summary>GB/T 2260; of the city that it serves where it lies abroad.</summary>
    public string RegionCode { get; private set; } = "";

    /// <summary>ISO 3166, two letters; null at home.</summary>
    public string? CountryCode { get; private set; }

    /// <summary>Where it is: an address at home, a city abroad.</summary>
    public string? Place { get; private set; }

    /// <summary>IANA name of the time zone, for a site abroad.</summary>
    public string? TimeZone { get; private set; }

    public string? Programme { get; private set; }

    public string? IndustryCode { get; private set; }

    /// <summary>学会引导: the society that leads.</summary>
    public OrganizationId? SocietyId { get; private set; }

    /// <summary>高校支撑.</summary>
    public OrganizationId? UniversityId { get; private set; }

    /// <summary>企业主体: the enterprise that hosts. Abroad, the institution there.</summary>
    public OrganizationId? HostId { get; private set; }

    /// <summary>政府支持.</summary>
    public OrganizationId? GovernmentId { get; private set; }

    public string? Plan { get; private set; }

    public Guid? ResponsibleId { get; private set; }

    public string ResponsibleName { get; private set; } = "";

    /// <summary>The agreement under which it runs.</summary>
    public DateOnly? AgreedOn { get; private set; }

    public DateOnly? RunsUntil { get; private set; }

    public Guid? FileId { get; private set; }

    public string? Reason { get; private set; }

    public MaturityLevel? Maturity { get; private set; }

    public DateOnly? MaturitySince { get; private set; }

    /// <summary>What is to be done next to grow.</summary>
    public string? NextStep { get; private set; }

    /// <summary>How it works, for others to copy.</summary>
    public string? Playbook { get; private set; }

    /// <summary>The station whose playbook it follows.</summary>
    public Guid? CopiedFromId { get; private init; }

    public List<StationMember> Members { get; private init; } = [];

    public List<ScoreSheet> ScoreSheets { get; private init; } = [];

    public List<StationService> Services { get; private init; } = [];

    public List<YearCheck> Checks { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    public bool IsSample { get; private init; }

    public int Version { get; set; }

    /// <summary>What a person may enter.</summary>
    public sealed record Facts
    {
        public required string Name { get; init; }

        public string? EnglishName { get; init; }

        public required string RegionCode { get; init; }

        public string? CountryCode { get; init; }

        public string? Place { get; init; }

        public string? TimeZone { get; init; }

        public string? Programme { get; init; }

        public string? IndustryCode { get; init; }

        public OrganizationId? SocietyId { get; init; }

        public OrganizationId? UniversityId { get; init; }

        public OrganizationId? HostId { get; init; }

        public OrganizationId? GovernmentId { get; init; }

        public string? Plan { get; init; }

        public Guid? ResponsibleId { get; init; }

        public string ResponsibleName { get; init; } = "";
    }

    public static ServiceStation Apply(Guid id, string number, OrganizationId holder, StationKind kind, Facts facts, DateTimeOffset now, DateOnly today, bool isSample = false, Guid? copiedFrom = null)
    {
        var station = new ServiceStation { Id = id, Number = number, HolderId = holder, Kind = kind, State = StationState.Applied, StateSince = today, CreatedAt = now, IsSample = isSample, CopiedFromId = copiedFrom };
        station.Change(facts);
        return station;
    }

    public Facts ToFacts() => new()
    {
        Name = Name, EnglishName = EnglishName, RegionCode = RegionCode, CountryCode = CountryCode, Place = Place, TimeZone = TimeZone, Programme = Programme, IndustryCode = IndustryCode,
        SocietyId = SocietyId, UniversityId = UniversityId, HostId = HostId, GovernmentId = GovernmentId, Plan = Plan, ResponsibleId = ResponsibleId, ResponsibleName = ResponsibleName,
    };

    public void Change(Facts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        (Name, EnglishName, RegionCode, CountryCode, Place, TimeZone) = (facts.Name, facts.EnglishName, facts.RegionCode, facts.CountryCode, facts.Place, facts.TimeZone);
        (Programme, IndustryCode, Plan, ResponsibleId, ResponsibleName) = (facts.Programme, facts.IndustryCode, facts.Plan, facts.ResponsibleId, facts.ResponsibleName);
        (SocietyId, UniversityId, HostId, GovernmentId) = (facts.SocietyId, facts.UniversityId, facts.HostId, facts.GovernmentId);
    }

    /// <summary>Ask <see cref="StationRules"/> first, here and below.</summary>
    public void Decide(bool isSelected, string? reason, DateOnly on) => (State, StateSince, Reason) = (isSelected ? StationState.Selected : StationState.NotSelected, on, reason);

    /// <param name="on">The day of signing.</param>
    /// <param name="until">The last day on which the station runs.</param>
    public void Agree(DateOnly on, DateOnly until, Guid? file, DateOnly today) => (State, StateSince, AgreedOn, RunsUntil, FileId) = (StationState.Agreed, today, on, until, file);

    public void Open(DateOnly today) => (State, StateSince) = (StationState.Running, today);

    public void Check(YearCheck check) => Checks = [.. Checks.Where(c => c.Year != check.Year).Append(check).OrderBy(c => c.Year)];

    public void Renew(DateOnly until) => RunsUntil = until;

    public void WritePlaybook(string text) => Playbook = text;

    public void Close(string reason, DateOnly today) => (State, StateSince, Reason) = (StationState.Closed, today, reason);

    public void Grow(MaturityLevel level, string? nextStep, DateOnly today) => (Maturity, MaturitySince, NextStep) = (level, level == Maturity ? MaturitySince : today, nextStep);
}

/// <summary>Somebody who works in a team or at a station.</summary>
public sealed class StationMember
{
    public const int MaxName = 60;

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required StationRole Role { get; init; }

    /// <summary>Of the expert's record, where there is one.</summary>
    public string? ExpertNumber { get; init; }

    public string? OrganizationName { get; init; }

    public bool IsAcademician { get; init; }
}

/// <summary>One reviewer's opinion of an application: points for four questions, and words.</summary>
public sealed class ScoreSheet
{
    /// <summary>Of each of the four questions.</summary>
    public const int MostPoints = 25;

    public required Guid Id { get; init; }

    /// <summary>Whether the place needs it.</summary>
    public required int Need { get; init; }

    /// <summary>Whether the people can do it.</summary>
    public required int Team { get; init; }

    /// <summary>Whether the plan can be carried out.</summary>
    public required int Plan { get; init; }

    /// <summary>Whether the four parties stand behind it.</summary>
    public required int Support { get; init; }

    public string? Comment { get; init; }

    public required Guid? ReviewerId { get; init; }

    public required string ReviewerName { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public int Total => Need + Team + Plan + Support;
}

/// <summary>A service for an enterprise: a visit, a diagnosis, a training, a recommendation.</summary>
public sealed class StationService
{
    public const int MaxSummary = 400;

    public required Guid Id { get; init; }

    public required DateOnly HeldOn { get; init; }

    public required string Summary { get; init; }

    /// <summary>The enterprise served; null for an activity for many.</summary>
    public string? EnterpriseName { get; init; }

    /// <summary>The human number of a record that shows more: a need, an engagement, a contract.</summary>
    public string? RecordNumber { get; init; }

    public required string RecordedByName { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>年度考核.</summary>
public sealed record YearCheck(int Year, CheckResult Result, int Points, string Summary, DateOnly On);
