using System.Globalization;
using Hongniang.Matching;
using Hongniang.Supply;

namespace Hongniang.Web.Matching;

/// <summary>What the reader chose to see of a need's candidates; all of it stands in the address.</summary>
public sealed record MatchChoice
{
    public enum MatchTab
    {
        Achievements,
        Experts,
        /// <summary>Units that can, by their capability cards.</summary>
        Units,
        Similar,
    }

    public MatchTab Tab { get; init; }

    public MatchFilters Filters { get; init; } = MatchFilters.None;

    /// <summary>Page of the list, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The candidate whose threads are drawn and whose score is laid open.</summary>
    public string? Selected { get; init; }

    /// <summary>A number that somebody asks after: "why not this one?".</summary>
    public string? Asked { get; init; }

    public CandidateKind Kind => Tab is MatchTab.Experts ? CandidateKind.Expert : CandidateKind.Achievement;

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsNarrowed => Filters with { WithWeak = false } != MatchFilters.None;

    public static MatchChoice Read(string? tab, string? near, string? trl, string? mode, string? own, string? all, string? weak, string? serves, int? page, string? selected, string? asked) => new()
    {
        Tab = tab switch { "experts" => MatchTab.Experts, "units" => MatchTab.Units, "similar" => MatchTab.Similar, _ => MatchTab.Achievements },
        Filters = new MatchFilters
        {
            Nearness = Enum.TryParse<RegionNearness>(near, out var nearness) && Enum.IsDefined(nearness) ? nearness : RegionNearness.Elsewhere,
            MinimumReadiness = int.TryParse(trl, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= 9 ? level : null,
            Mode = Enum.TryParse<CooperationMode>(mode, out var cooperation) && Enum.IsDefined(cooperation) ? cooperation : null,
            WithOwn = own == "1",
            WithUnsuitable = all == "1",
            WithWeak = weak == "1",
            ServesIndustry = serves == "1",
        },
        Page = Math.Max(1, page ?? 1),
        Selected = Clean(selected),
        Asked = Clean(asked),
    };

    /// <summary>The tab as it stands in the address.</summary>
    public static string KeyOf(MatchTab tab) => tab switch { MatchTab.Experts => "experts", MatchTab.Units => "units", MatchTab.Similar => "similar", _ => "achievements" };

    private static string? Clean(string? number) => string.IsNullOrWhiteSpace(number) ? null : number.Trim().ToUpperInvariant();
}
