using Hongniang.Needs;

namespace Hongniang.Matching;

/// <summary>What a need leaves unsaid and matching would use. Named when nothing good was found.</summary>
public enum NeedGap
{
    DescriptionShort,
    NoIndicators,
    NoKeywords,
    NoReadiness,
    NoBudget,
    NoCooperationModes,
    NoIndustry,
}

public static class NeedGaps
{
    /// <summary>Below this many characters a description seldom says enough to be matched.</summary>
    public const int ShortDescription = 100;

    public static IReadOnlyList<NeedGap> Of(Need need)
    {
        ArgumentNullException.ThrowIfNull(need);
        List<NeedGap> gaps = [];
        void Note(bool missing, NeedGap gap)
        {
            if (missing)
            {
                gaps.Add(gap);
            }
        }

        Note(need.Description.Length < ShortDescription, NeedGap.DescriptionShort);
        Note(MatchSubject.Of(need).Wanted.Count == 0, NeedGap.NoIndicators);
        Note(string.IsNullOrEmpty(need.Keywords), NeedGap.NoKeywords);
        Note(need.DesiredReadiness is null, NeedGap.NoReadiness);
        Note(need.BudgetFrom is null && need.BudgetTo is null, NeedGap.NoBudget);
        Note(need.CooperationModes.Count == 0, NeedGap.NoCooperationModes);
        Note(string.IsNullOrEmpty(need.IndustryCode), NeedGap.NoIndustry);
        return gaps;
    }
}
