using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;

namespace Hongniang.Insight;

/// <summary>What waits for whom today: for staff everything that a clock runs on, for the two sides what they have to answer and what goes on.</summary>
public sealed record MyDay(IReadOnlyList<MyDay.Section> Sections)
{
    public const int PerSection = 8;

    /// <summary>Calendar days ahead that are shown of follow-ups and of parked engagements.</summary>
    public const int DaysAhead = 7;

    public enum DayPart
    {
        /// <summary>Needs that wait for review.</summary>
        Reviews,
        /// <summary>Needs that somebody answers for, to be published or to be introduced for the first time.</summary>
        InHands,
        /// <summary>Introductions that wait for an answer.</summary>
        Consents,
        /// <summary>Next steps of today and before.</summary>
        NextSteps,
        /// <summary>Engagements without activity for longer than their stage allows.</summary>
        Idle,
        /// <summary>Parked engagements whose day comes.</summary>
        Waking,
        /// <summary>Follow-ups overdue or due within a week.</summary>
        FollowUps,
        /// <summary>Visits of today, and earlier ones that nobody reported.</summary>
        Visits,
        /// <summary>Tasks of today, and overdue ones.</summary>
        Tasks,
        /// <summary>Published needs whose validity ends.</summary>
        Expiring,
        /// <summary>Agreements with partners that lapse soon or lapsed.</summary>
        Agreements,
        /// <summary>Running stations whose time ends soon or ended.</summary>
        Stations,
        /// <summary>Introductions that wait for the reader's own answer.</summary>
        Answers,
        /// <summary>Own needs that were returned to be completed.</summary>
        Returned,
        /// <summary>Own introductions that go on.</summary>
        Talks,
        /// <summary>Own contracts.</summary>
        Contracts,
    }

    /// <param name="Overdue">How many of all, not only of those shown, are late.</param>
    public sealed record Section(DayPart Part, Paged<Row> Page, int Overdue)
    {
        /// <summary>Introductions in which the enterprise has not answered, and in which the other side has not.</summary>
        public (int Demand, int Supply)? Waiting { get; init; }
    }

    /// <summary>What, whose, since when, due when.</summary>
    /// <param name="Number">Of the record (for a follow-up, of its contract).</param>
    /// <param name="Whose">The person or unit that holds it; null where the pair says more.</param>
    public sealed record Row(FigureSubjectKind Subject, string Number, string Title, string? Whose, DateOnly? Since, DateOnly? Due, bool IsOverdue)
    {
        public PairCard? Pair { get; init; }

        public Guid? FollowUpId { get; init; }

        /// <summary>Of a task, which can be closed from here; null elsewhere and where the reader may not.</summary>
        public int? Version { get; init; }

        /// <summary>A need that an association below has left without an answer for so long that it is offered to the reader's own, see <see cref="NeedOffer"/>.</summary>
        public bool IsOffered { get; init; }

        /// <summary>Days after signing that a follow-up stands for; 0 for an extra one.</summary>
        public int? PlanDay { get; init; }
    }

    public int Total => Sections.Sum(s => s.Page.Total);

    public int Overdue => Sections.Sum(s => s.Overdue);

    /// <param name="mine">For staff: only needs, engagements, follow-ups, visits and tasks in one's own hands. Reviews are always those of the territory.</param>
    /// <param name="turned">The section that is turned to another page; the others show their first.</param>
    public static Task<MyDay> LoadAsync(HongniangDb db, AssociationClock clock, Actor reader, bool mine, DayPart? turned, int page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(reader);
        Page Of(DayPart part) => new(part == turned ? page : 1, PerSection);
        return reader.May(AccessRules.IsStaff) ? DayOfStaff.LoadAsync(db, clock, reader, mine, Of, ct) : DayOfSide.LoadAsync(db, clock, reader, Of, ct);
    }
}
