namespace RedThread;

/// <summary>What is looked for, usually a whole need. A term counts by its occurrences in the title plus a weighted, capped count in the body.</summary>
/// <param name="Title">The few words that name the need; the scale of <see cref="Hit.Normalized"/> comes from it.</param>
/// <param name="Body">The description; may be empty.</param>
public sealed record MatchQuery(string Title, string Body);
