namespace Hongniang.Matching;

/// <summary>What a candidate is judged by, in the order shown.</summary>
public enum Criterion
{
    Text,
    Indicators,
    Readiness,
    Region,
    Budget,
    Cooperation,
    Freshness,

    /// <summary>What was learnt from judged pairs; counts beside the others, where a learnt ranking is in use.</summary>
    Learned,

    /// <summary>Needs like this one that the candidate met with a contract; counts beside the others, where there are any.</summary>
    Cases,

    /// <summary>The meaning of the texts by a model; counts with the words, where one is configured.</summary>
    Meaning,

    /// <summary>Whether a unit's card names the need's industry; counts beside the others, for units.</summary>
    Industry,
}

/// <summary>One line of a score's explanation.</summary>
/// <param name="Criterion">What is judged.</param>
/// <param name="Weight">Share of the whole in percent; the weights of one explanation add up to 100.</param>
/// <param name="Value">How well it is met, 0–1.</param>
/// <param name="Points">What it adds to the score; the points of one explanation add up to the score exactly.</param>
public sealed record ScorePart(Criterion Criterion, int Weight, double Value, int Points);

public enum ReasonVerdict
{
    Good,
    Neutral,
    Warn,
}

/// <summary>One short reason beside a candidate. The word is <c>ReasonKind.*</c> with <paramref name="Args"/> as placeholders.</summary>
public sealed record Reason(ReasonKind Kind, ReasonVerdict Verdict, params object[] Args);

public enum ReasonKind
{
    /// <summary>{0} a phrase that both sides write.</summary>
    SharedPhrase,
    /// <summary>{0} a term of the need, {1} the same in the candidate's language, by the glossary.</summary>
    GlossaryTerm,
    /// <summary>{0} of {1} figures met.</summary>
    IndicatorsMet,
    /// <summary>{0} the candidate's figure as written.</summary>
    IndicatorShown,
    /// <summary>{0} the name of a figure that the candidate misses.</summary>
    IndicatorMissed,
    /// <summary>{0} the name of a figure that the candidate does not state.</summary>
    IndicatorNotStated,
    /// <summary>{0} the candidate's level, {1} the wished one.</summary>
    ReadinessMet,
    ReadinessBelow,
    ReadinessNotStated,
    SameCounty,
    SameCity,
    SameProvince,
    WithinBudget,
    /// <summary>{0} percent above the budget.</summary>
    AboveBudget,
    PriceNegotiable,
    /// <summary>{0} the modes that both accept.</summary>
    ModesShared,
    ModesDiffer,
    /// <summary>{0} years without a change.</summary>
    Stale,
    /// <summary>{0} the criterion by which pairs like this did well so far.</summary>
    LearnedFor,
    /// <summary>{0} the criterion by which pairs like this did badly so far.</summary>
    LearnedAgainst,
    /// <summary>{0} the number of a like need that the candidate met with a contract, {1} how alike it is in percent.</summary>
    SolvedSimilar,
    /// <summary>{0} the number of a like need that the candidate did not meet, {1} how alike it is in percent, {2} the coded reason.</summary>
    FailedSimilar,
    /// <summary>{0} how like the meaning of the texts is by a model, in percent; the words say little.</summary>
    MeaningAlike,
    /// <summary>As above, where the two are written in different languages.</summary>
    MeaningAcross,
    /// <summary>{0} the division of the need's industry, which the unit's card names.</summary>
    ServesIndustry,
    /// <summary>The unit's card names other industries.</summary>
    OtherIndustries,
    /// <summary>The unit's card names no industry.</summary>
    IndustriesNotStated,
}
