using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Needs;

namespace Hongniang.Tasks;

public enum TaskState
{
    /// <summary>待办: to be done until its day.</summary>
    Open,
    /// <summary>已完成: done, with what came of it.</summary>
    Done,
    /// <summary>已取消: will not be done, with the reason.</summary>
    Dropped,
}

/// <summary>任务: something that one person of an association is to do until a day: fill a gap of the matrix, ask a unit about a need, or anything else.</summary>
public sealed class WorkTask : IVersioned
{
    public const int MaxTitle = 120;
    public const int MaxText = 2000;

    private WorkTask()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>Human number, <c>RW-2026-000012</c>.</summary>
    public string Number { get; private init; } = "";

    /// <summary>The association whose work it is: that of the gap's place, of the need or of the unit.</summary>
    public OrganizationId HolderId { get; private init; }

    public string Title { get; private set; } = "";

    /// <summary>What there is to know about it.</summary>
    public string? Details { get; private set; }

    /// <summary>The industry's division (GB/T 4754) of the gap that it is about; stands with <see cref="RegionCode"/>.</summary>
    public string? IndustryCode { get; private init; }

    /// <summary>The place of the gap that it is about (GB/T 2260).</summary>
    public string? RegionCode { get; private init; }

    public NeedId? NeedId { get; private init; }

    public OrganizationId? UnitId { get; private init; }

    /// <summary>Names the gap, or the pair of need and unit, while the task is open: two open ones for the same are one too many. Null when closed or where several may stand side by side.</summary>
    public string? OpenKey { get; private set; }

    /// <summary>Who is to do it.</summary>
    public Guid? AssigneeId { get; private set; }

    public string AssigneeName { get; private set; } = "";

    public DateOnly DueOn { get; private set; }

    public TaskState State { get; private set; }

    /// <summary>What came of it, or why it was dropped.</summary>
    public string? ResultNote { get; private set; }

    public Guid? ClosedById { get; private set; }

    public string? ClosedByName { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public Guid? CreatedById { get; private init; }

    public string CreatedByName { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public bool IsSample { get; private init; }

    public int Version { get; set; }

    /// <summary>What a person may change.</summary>
    /// <param name="Assignee">Who is to do it.</param>
    public sealed record Facts(string Title, string? Details, (Guid Id, string Name) Assignee, DateOnly DueOn);

    /// <summary>What it is about; all null for something else.</summary>
    /// <param name="IndustryCode">With <paramref name="RegionCode"/>: a gap of the matrix.</param>
    public sealed record Matter(string? IndustryCode = null, string? RegionCode = null, NeedId? NeedId = null, OrganizationId? UnitId = null)
    {
        /// <summary>What only one open task may be about: a gap, or one need and one unit.</summary>
        public string? Key => IndustryCode is not null ? $"{IndustryCode}|{RegionCode}" : NeedId is { } need && UnitId is { } unit ? $"{need.Value:N}|{unit.Value:N}" : null;
    }

    public static WorkTask Opened(Guid id, string number, OrganizationId holder, Matter matter, Facts facts, Actor by, DateTimeOffset now, bool isSample = false)
    {
        ArgumentNullException.ThrowIfNull(matter);
        ArgumentNullException.ThrowIfNull(by);
        var task = new WorkTask
        {
            Id = id, Number = number, HolderId = holder, IndustryCode = matter.IndustryCode, RegionCode = matter.RegionCode, NeedId = matter.NeedId, UnitId = matter.UnitId, OpenKey = matter.Key,
            CreatedById = by.AccountId, CreatedByName = by.Name, CreatedAt = now, IsSample = isSample,
        };
        task.Write(facts, now);
        return task;
    }

    /// <summary>What is done or dropped stays as it is.</summary>
    public Problem? ReasonNotToChange() => State is TaskState.Open ? null : new Problem("task.closed", "This is not possible while the task is: {0}.", null, State);

    public void Change(Facts facts, DateTimeOffset now)
    {
        Guard();
        Write(facts, now);
    }

    public void HandTo(Actor to, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(to);
        Guard();
        (AssigneeId, AssigneeName, UpdatedAt) = (to.AccountId, to.Name, now);
    }

    /// <param name="isDone">False drops it.</param>
    /// <param name="resultNote">What came of it, or the reason.</param>
    public void Close(bool isDone, string resultNote, Actor by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        Guard();
        (State, ResultNote, OpenKey) = (isDone ? TaskState.Done : TaskState.Dropped, resultNote, null);
        (ClosedById, ClosedByName, ClosedAt, UpdatedAt) = (by.AccountId, by.Name, now, now);
    }

    private void Write(Facts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(facts);
        (Title, Details, AssigneeId, AssigneeName, DueOn, UpdatedAt) = (facts.Title, facts.Details, facts.Assignee.Id, facts.Assignee.Name, facts.DueOn, now);
    }

    private void Guard()
    {
        if (ReasonNotToChange() is { } problem)
        {
            throw new InvalidOperationException(problem.Code);
        }
    }
}
