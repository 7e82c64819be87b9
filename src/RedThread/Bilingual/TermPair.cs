namespace RedThread.Bilingual;

/// <summary>One thing in two languages.</summary>
/// <param name="Chinese">At least one ideograph.</param>
/// <param name="English">At least one letter.</param>
public sealed record TermPair(string Chinese, string English);
