namespace Hongniang.Needs;

/// <summary>What a reviewer looks at before a need is accepted. Two points cannot be waived.</summary>
public static class ReviewChecklist
{
    /// <param name="Key">Stable name, kept in the journal.</param>
    /// <param name="Text">English sentence, the key of its translation.</param>
    /// <param name="MustHold">Without it the need is not accepted.</param>
    public sealed record Point(string Key, string Text, bool MustHold = false);

    public static IReadOnlyList<Point> Points { get; } =
    [
        new("OneProblem", "One problem in one record"),
        new("Title", "The title says object, problem and target"),
        new("Figures", "Figures from present to target, with a test method"),
        new("Tried", "What was tried is told"),
        new("Partner", "The kind of partner is named"),
        new("Budget", "A budget range is given, or negotiable is meant"),
        new("Date", "The wished date is given"),
        new("Decider", "Somebody who can decide stands behind it"),
        new("NoPurchase", "Neither an advertisement nor a purchase of goods"),
        new("NotInStock", "Not already in the stock"),
        new("Understandable", "Understandable to a scientist outside the firm"),
        new("NoIdentity", "The free text does not give away the firm or a person", MustHold: true),
        new("NotClassified", "Nothing classified in it", MustHold: true),
    ];
}
