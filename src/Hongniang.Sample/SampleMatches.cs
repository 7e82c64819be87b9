using Hongniang.Access;
using Hongniang.Engagements;
using Hongniang.Matching;
using Hongniang.Matching.Indexing;
using Hongniang.Needs;

namespace Hongniang.Sample;

/// <summary>What the ranking says of the sample's pairs, so that an engagement keeps a score that was really computed.</summary>
internal sealed class SampleMatches(SampleNeeds needs, SampleSupply supply, DateTimeOffset now)
{
    private static readonly MatchWeights Weights = new();
    private static readonly Dictionary<Guid, VerdictSeen> NoVerdicts = [];

    private readonly Lazy<IndexSet> _set = new(() => Load(needs, supply));

    /// <summary>Null when the pair has too little in common to be found by its texts: then it was found some other way.</summary>
    public KeptMatch? Of(Need need, string candidateNumber)
    {
        var input = new MatchNeed.Input(MatchSubject.Of(need), MatchFilters.None, []);
        var kind = candidateNumber.StartsWith("CG", StringComparison.Ordinal) ? CandidateKind.Achievement : CandidateKind.Expert;
        var desk = new MatchDesk(_set.Value, input, kind, NoVerdicts, new Sight(Scope.Everything), Weights, now);
        return desk.Find(candidateNumber, [])?.Row is { } row && row.Likeness >= Weights.MinimumText ? KeptMatch.Of(desk, row) : null;
    }

    private static IndexSet Load(SampleNeeds needs, SampleSupply supply)
    {
        var (ofAchievement, ofExpert) = (Candidate.FromAchievement.Compile(), Candidate.FromExpert.Compile());
        var ofNeed = IndexedNeed.FromNeed.Compile();
        var set = new IndexSet();
        set.Load([.. supply.Achievements.Select(ofAchievement)], [.. supply.Experts.Select(ofExpert)], [.. needs.All.Select(n => ofNeed(n.Need))], []);
        return set;
    }
}
