using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Visits;

public enum VisitState
{
    /// <summary>已计划: stands in the plan of its day.</summary>
    Planned,
    /// <summary>已走访: was held, and its findings are written down.</summary>
    Held,
    /// <summary>已取消: did not take place, with a reason.</summary>
    Cancelled,
}

/// <summary>走访: a visit to an enterprise, from its place in the day's route to what was found and which needs came of it.</summary>
/// <remarks>The needs found are needs whose source is this visit; the visit keeps no copy of them.</remarks>
public sealed class Visit : IVersioned
{
    public const int MaxText = 4000;
    public const int MaxPeople = 300;
    public const int MaxAddress = 200;
    public const int MaxPhotos = 12;

    private readonly List<VisitPhoto> _photos = [];

    private Visit()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>Human number, <c>ZF-2026-000012</c>.</summary>
    public string Number { get; private init; } = "";

    /// <summary>The association that visits.</summary>
    public OrganizationId HolderId { get; private set; }

    /// <summary>The enterprise in the register; null where it is not registered yet.</summary>
    public OrganizationId? EnterpriseId { get; private set; }

    public string EnterpriseName { get; private set; } = "";

    public string RegionCode { get; private set; } = "";

    /// <summary>Where to go, as a driver would want it.</summary>
    public string? Address { get; private set; }

    public DateOnly PlannedOn { get; private set; }

    /// <summary>Its place in the route of its leader's day, from 1.</summary>
    public int RoutePlace { get; private set; }

    /// <summary>Who leads the visit and reports it.</summary>
    public Guid? LeaderId { get; private set; }

    public string LeaderName { get; private set; } = "";

    /// <summary>Who comes along: experts, societies, colleagues.</summary>
    public string? Visitors { get; private set; }

    public string? Purpose { get; private set; }

    public VisitState State { get; private set; }

    public DateOnly? HeldOn { get; private set; }

    /// <summary>Whom of the enterprise the visitors met.</summary>
    public string? PeopleMet { get; private set; }

    public string? Findings { get; private set; }

    public DateTimeOffset? ReportedAt { get; private set; }

    public string? ReportedByName { get; private set; }

    /// <summary>The key that the reporting device gave its report: the same report sent again changes nothing.</summary>
    public Guid? ReportKey { get; private set; }

    public string? CancelReason { get; private set; }

    public IReadOnlyList<VisitPhoto> Photos => _photos;

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public bool IsSample { get; private init; }

    public int Version { get; set; }

    /// <summary>What is known before the visit.</summary>
    public sealed record Plan
    {
        public required OrganizationId HolderId { get; init; }

        public OrganizationId? EnterpriseId { get; init; }

        public required string EnterpriseName { get; init; }

        public required string RegionCode { get; init; }

        public string? Address { get; init; }

        public required DateOnly On { get; init; }

        public Guid? LeaderId { get; init; }

        public required string LeaderName { get; init; }

        public string? Visitors { get; init; }

        public string? Purpose { get; init; }
    }

    /// <summary>What the visit brought.</summary>
    /// <param name="Key">Made by the device that reports.</param>
    public sealed record Report(Guid Key, DateOnly HeldOn, string? PeopleMet, string Findings);

    public static Visit Planned(Guid id, string number, Plan plan, int routePlace, DateTimeOffset now, bool isSample = false)
    {
        var visit = new Visit { Id = id, Number = number, CreatedAt = now, IsSample = isSample };
        visit.Write(plan, routePlace, now);
        return visit;
    }

    public Problem? ReasonNotToChange() => State is VisitState.Planned ? null : WrongState();

    public void Change(Plan plan, int routePlace, DateTimeOffset now)
    {
        Guard(ReasonNotToChange());
        Write(plan, routePlace, now);
    }

    /// <summary>What was planned, to be changed with <c>with</c> and written back.</summary>
    public Plan ToPlan() => new()
    {
        HolderId = HolderId, EnterpriseId = EnterpriseId, EnterpriseName = EnterpriseName, RegionCode = RegionCode, Address = Address, On = PlannedOn, LeaderId = LeaderId, LeaderName = LeaderName,
        Visitors = Visitors, Purpose = Purpose,
    };

    public Problem? ReasonNotToMove() => ReasonNotToChange();

    public void MoveTo(int routePlace, DateTimeOffset now)
    {
        Guard(ReasonNotToMove());
        (RoutePlace, UpdatedAt) = (routePlace, now);
    }

    public Problem? ReasonNotToCancel() => ReasonNotToChange();

    public void Cancel(string reason, DateTimeOffset now)
    {
        Guard(ReasonNotToCancel());
        (State, CancelReason, UpdatedAt) = (VisitState.Cancelled, reason, now);
    }

    /// <summary>A visit that was held may be reported again to correct its report; a cancelled one may not.</summary>
    public Problem? ReasonNotToReport() => State is VisitState.Cancelled ? WrongState() : null;

    public void Hold(Report report, Actor by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(by);
        Guard(ReasonNotToReport());
        (State, HeldOn, PeopleMet, Findings, ReportKey) = (VisitState.Held, report.HeldOn, report.PeopleMet, report.Findings, report.Key);
        (ReportedAt, ReportedByName, UpdatedAt) = (now, by.Name, now);
    }

    public void Add(VisitPhoto photo) => _photos.Add(photo);

    private void Write(Plan plan, int routePlace, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        (HolderId, EnterpriseId, EnterpriseName, RegionCode, Address) = (plan.HolderId, plan.EnterpriseId, plan.EnterpriseName, plan.RegionCode, plan.Address);
        (PlannedOn, LeaderId, LeaderName, Visitors, Purpose) = (plan.On, plan.LeaderId, plan.LeaderName, plan.Visitors, plan.Purpose);
        (RoutePlace, UpdatedAt) = (routePlace, now);
    }

    private Problem WrongState() => new("visit.wrong-state", "This is not possible while the visit is: {0}.", null, State);

    private static void Guard(Problem? problem)
    {
        if (problem is not null)
        {
            throw new InvalidOperationException(problem.Code);
        }
    }
}

/// <summary>A picture taken on a visit; its content is a <see cref="StoredFile"/>.</summary>
public sealed class VisitPhoto
{
    public required Guid Id { get; init; }

    public required Guid FileId { get; init; }

    /// <summary>SHA-256 of the content: the same picture is kept once.</summary>
    public required string Sha256 { get; init; }
}
