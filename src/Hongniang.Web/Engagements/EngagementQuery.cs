using System.Globalization;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;

namespace Hongniang.Web.Engagements;

/// <summary>What the address of the board says: view, filters, order, page. An unknown word is as good as none.</summary>
internal sealed record EngagementQuery
{
    public bool IsList { get; init; }

    public string? Words { get; init; }

    public bool Mine { get; init; }

    /// <summary>An account: the figures of a technology manager open their list here.</summary>
    public Guid? Matchmaker { get; init; }

    public EngagementReach? Reached { get; init; }

    public bool Overdue { get; init; }

    public OrganizationId? Holder { get; init; }

    public EngagementStage? Stage { get; init; }

    public EngagementList.Order Order { get; init; }

    public bool Ascending { get; init; }

    /// <summary>The column that is turned, on the board.</summary>
    public EngagementStage? Column { get; init; }

    public Page Page { get; init; }

    public bool IsNarrowed => Words is not null || Mine || Overdue || Holder is not null || Matchmaker is not null || Reached is not null;

    public IReadOnlyList<EngagementStage> Stages => Stage is { } stage ? [stage] : [];

    public EngagementFilter ToFilter(Guid? account) => new(Words, Mine ? account : Matchmaker, Holder, Overdue, Reached: Reached);

    public static EngagementQuery Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var sort = Known<EngagementList.Order>(query["sort"]);
        return new EngagementQuery
        {
            IsList = query["view"] == "list",
            Words = Texts.Clean(query["words"]),
            Mine = query["mine"] == "true",
            Matchmaker = Guid.TryParse(query["matchmaker"], out var matchmaker) ? matchmaker : null,
            Reached = Known<EngagementReach>(query["reached"]),
            Overdue = query["overdue"] == "true",
            Holder = Guid.TryParse(query["holder"], out var holder) ? new OrganizationId(holder) : null,
            Stage = Known<EngagementStage>(query["stage"]),
            Order = sort ?? EngagementList.Order.Due,
            Ascending = sort is null || query["dir"] == "asc",
            Column = Known<EngagementStage>(query["column"]),
            Page = new Page(int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1),
        };
    }

    private static T? Known<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
