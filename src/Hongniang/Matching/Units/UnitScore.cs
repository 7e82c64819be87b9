using Hongniang.Matching.Indexing;
using Hongniang.Network;

namespace Hongniang.Matching.Units;

/// <summary>The score of one unit for one need, made like that of achievements and experts: the text first, and what else both sides state as far as the text carries it.</summary>
internal static class UnitScore
{
    public static MatchScore Of(MatchSubject need, IndexedOrganization unit, double likeness, MatchWeights weights, DateOnly today)
    {
        List<Reason> reasons = [];
        List<(Criterion Criterion, double Value)> values = [(Criterion.Text, MatchScore.TextValue(likeness, weights.HalfText))];
        if (need.IndustryCode is { Length: > 0 } industry)
        {
            var serves = Serves(need, unit);
            reasons.Add(serves ? new Reason(ReasonKind.ServesIndustry, ReasonVerdict.Good, CapableUnits.Division(industry))
                : unit.Industries is null ? new Reason(ReasonKind.IndustriesNotStated, ReasonVerdict.Neutral) : new Reason(ReasonKind.OtherIndustries, ReasonVerdict.Warn));
            values.Add((Criterion.Industry, serves ? 1 : unit.Industries is null ? MatchScore.NotStated : 0));
        }

        values.Add((Criterion.Region, MatchScore.Region(need.RegionCode, unit.RegionCode, reasons)));
        values.Add((Criterion.Freshness, unit.ConfirmedOn is { } day ? MatchScore.Freshness(TimeSpan.FromDays(today.DayNumber - day.DayNumber), reasons) : MatchScore.NotStated));
        return MatchScore.Add(values, values[0].Value, reasons, weights.Of);
    }

    /// <summary>Whether the unit's card names the division of the need's industry.</summary>
    public static bool Serves(MatchSubject need, IndexedOrganization unit) =>
        need.IndustryCode is { Length: > 0 } industry && Separated.Of(unit.Industries).Any(i => CapableUnits.Division(i) == CapableUnits.Division(industry));
}
