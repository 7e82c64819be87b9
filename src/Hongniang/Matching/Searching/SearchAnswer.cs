using Hongniang.Matching.Indexing;

namespace Hongniang.Matching.Searching;

public enum SearchGroup
{
    Needs,
    Achievements,
    Experts,
    Organizations,
    Agreements,
}

/// <summary>What was found, group by group.</summary>
public sealed record SearchAnswer(SearchWords Words, IReadOnlyList<SearchGroupAnswer> Groups, TimeSpan Elapsed);

/// <param name="Found">Best first, at most <see cref="SearchRecords.MostInGroup"/>.</param>
/// <param name="IsCutOff">There may be more than were counted.</param>
public sealed record SearchGroupAnswer(SearchGroup Group, IReadOnlyList<FoundRecord> Found, bool IsCutOff);

/// <param name="Title">What to show as the link.</param>
/// <param name="Text">Where a passage may be cut from.</param>
public sealed record FoundRecord(SearchGroup Group, string Number, string Title, string Text, string RegionCode)
{
    public IndexedNeed? Need { get; init; }

    public Candidate? Candidate { get; init; }

    public IndexedOrganization? Organization { get; init; }
}
