using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.FollowUp;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Network.Partnerships;
using Hongniang.Network.Stations;
using Hongniang.Supply;

namespace Hongniang.Insight;

/// <summary>What a figure is asked for: whose records, which period, how well proved, and as of which day. All limits are whole days,
/// so a figure stays the same for a day unless a record changes.</summary>
public sealed class FigureFrame
{
    private readonly AssociationClock _clock;

    public FigureFrame(AssociationClock clock, FigurePeriod period, bool isAnyEvidence, IReadOnlyList<OrganizationId>? territory)
    {
        ArgumentNullException.ThrowIfNull(clock);
        _clock = clock;
        Period = period;
        Today = clock.Today;
        AsOf = clock.Now;
        IsAnyEvidence = isAnyEvidence;
        Territory = territory is null ? null : [.. territory];
        FirstDay = period.FirstDay(Today);
        From = FirstDay is { } day ? StartOf(day) : null;
    }

    public FigurePeriod Period { get; }

    public DateOnly Today { get; }

    /// <summary>The cut-off: what was on record at this instant.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>Contracts count from grade E2 (both sides confirmed) on, unless this is set.</summary>
    public bool IsAnyEvidence { get; }

    public List<EvidenceGrade> Evidence => IsAnyEvidence
        ? [.. JourneyReach.AnyEvidence]
        : [EvidenceGrade.E2, EvidenceGrade.E3, EvidenceGrade.E4];

    /// <summary>The associations whose records count; null for all.</summary>
    public IReadOnlyList<OrganizationId>? Territory { get; }

    /// <summary>First day of the period; null for all time.</summary>
    public DateOnly? FirstDay { get; }

    /// <summary>The instant at which the first day begins.</summary>
    public DateTimeOffset? From { get; }

    /// <summary>The instant at which a day begins in the association's time zone.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, _clock.Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public DateOnly DayOf(DateTimeOffset instant) => _clock.DayOf(instant);

    /// <summary>What began before this instant has waited for more than so many working days.</summary>
    public DateTimeOffset OverdueBefore(int workingDays)
    {
        var day = Today;
        while (_clock.WorkingDays.Between(day.AddDays(-1), Today) <= workingDays)
        {
            day = day.AddDays(-1);
        }

        return StartOf(day);
    }

    // Every figure starts from one of these. The reader's scope filter applies besides; the territory also leaves out what colleagues
    // elsewhere merely share with the reader.
    public IQueryable<Need> Needs(HongniangDb db) => Territory is { } t ? db.Needs.Where(n => t.Contains(n.HolderId)) : db.Needs;

    public IQueryable<Achievement> Achievements(HongniangDb db) => Territory is { } t ? db.Achievements.Where(a => t.Contains(a.HolderId)) : db.Achievements;

    public IQueryable<Expert> Experts(HongniangDb db) => Territory is { } t ? db.Experts.Where(e => t.Contains(e.HolderId)) : db.Experts;

    public IQueryable<Organization> Organizations(HongniangDb db) => Territory is { } t ? db.Organizations.Where(o => t.Contains(o.HolderId)) : db.Organizations;

    public IQueryable<Partnership> Partnerships(HongniangDb db) => Territory is { } t ? db.Partnerships.Where(p => t.Contains(p.HolderId)) : db.Partnerships;

    public IQueryable<ServiceStation> Stations(HongniangDb db) => Territory is { } t ? db.Stations.Where(s => t.Contains(s.HolderId)) : db.Stations;

    public IQueryable<Engagement> Engagements(HongniangDb db) => Territory is { } t ? db.Engagements.Where(e => t.Contains(e.HolderId)) : db.Engagements;

    public IQueryable<Contract> Contracts(HongniangDb db) => Territory is { } t ? db.Contracts.Where(c => t.Contains(c.HolderId)) : db.Contracts;

    public IQueryable<FollowUpStep> FollowUpSteps(HongniangDb db) => Territory is { } t ? db.FollowUpSteps.Where(f => t.Contains(f.HolderId)) : db.FollowUpSteps;
}
