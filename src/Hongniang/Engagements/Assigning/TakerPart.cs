namespace Hongniang.Engagements.Assigning;

/// <summary>One line of why somebody takes a need; the points of all lines add up to the score.</summary>
/// <param name="Most">What it could add at most; all lines together 100.</param>
/// <param name="Reason">In words: <c>TakerReason.*</c> with <paramref name="Args"/>.</param>
/// <param name="Args">Codes and numbers; the page says them in the reader's language.</param>
public sealed record TakerPart(TakerCriterion Criterion, int Most, int Points, TakerReason Reason, IReadOnlyList<string> Args);

public enum TakerCriterion
{
    Field,
    Cases,
    Region,
    Level,
}

public enum TakerReason
{
    /// <summary>{0} the industry of the need, which the manager serves.</summary>
    FieldServed,
    /// <summary>{0} an industry of the same section.</summary>
    FieldNear,
    AnyField,
    OtherField,
    /// <summary>{0} a like need with a contract, {1} how alike in percent.</summary>
    CaseSigned,
    /// <summary>{0} a like need that was introduced, {1} how alike in percent.</summary>
    CaseIntroduced,
    /// <summary>{0} a like need that is in these hands or was lost, {1} how alike in percent.</summary>
    CaseHad,
    NoCase,
    InCounty,
    InCity,
    InProvince,
    Elsewhere,
    SeniorHeld,
    IntermediateHeld,
    JuniorHeld,
    NoneHeld,
}
