namespace RedThread;

/// <summary>Why a document has its score. Made by the scoring code itself, so it cannot drift from the ranking.</summary>
/// <param name="Score">The raw score, equal bit for bit to <see cref="Hit.Score"/>.</param>
/// <param name="Normalized">Score divided by <paramref name="SelfScore"/>; 0 where that is 0.</param>
/// <param name="SelfScore">The query's score against its own title (its body where the title holds no token).</param>
/// <param name="Parts">Every term that both sides share, in the order of scoring; the contributions add to the score exactly.</param>
/// <param name="Threads">The phrases that tie the two texts, heaviest first.</param>
public sealed record Explanation(
    long Score,
    double Normalized,
    long SelfScore,
    IReadOnlyList<ExplanationPart> Parts,
    IReadOnlyList<ThreadSpan> Threads);

/// <summary>The two views of a text that are scored and added.</summary>
public enum TermKind
{
    /// <summary>Single characters and whole Latin or number words; stems in English.</summary>
    Unit,

    /// <summary>Pairs of neighbouring units.</summary>
    Bigram,
}

/// <summary>One shared term and what it adds to the score, in the whole numbers that were added.</summary>
/// <param name="Kind">Which of the two views the term belongs to.</param>
/// <param name="Term">The term as it was indexed: half-width, lower case, stemmed in English.</param>
/// <param name="Weight">What the query says of it, in parts: with the default recipe 5 for each time in the title and 1 for each of the first three in the body.</param>
/// <param name="DocumentFrequency">Documents that hold the term.</param>
/// <param name="NeedFrequency">Background needs that hold the term; 0 without a background.</param>
/// <param name="Idf">The blended rarity, already raised to its exponent.</param>
/// <param name="Worth">Stream weight × Idf × (k1 + 1) in whole steps (8 to the point for the default recipe in a city's collection).</param>
/// <param name="Tf">Occurrences in the document.</param>
/// <param name="Saturation">What the occurrences count after saturation and length, 1 to 127 of 128 parts.</param>
/// <param name="Contribution">Weight × (Worth × Saturation / 128, rounded half up).</param>
public sealed record ExplanationPart(
    TermKind Kind,
    string Term,
    int Weight,
    int DocumentFrequency,
    int NeedFrequency,
    double Idf,
    int Worth,
    int Tf,
    int Saturation,
    long Contribution);

/// <summary>A phrase that both texts hold.</summary>
/// <param name="Text">The phrase as the query writes it.</param>
/// <param name="InQuery">Where it stands in the query. Spans of one explanation do not overlap here.</param>
/// <param name="InDocument">Where it stands in the document; in the title if it occurs there.</param>
/// <param name="Weight">Its share of the score, 0 to 1. A term is counted for the heaviest phrase that holds it, so the shares add to at most 1.</param>
public sealed record ThreadSpan(string Text, TextSpan InQuery, TextSpan InDocument, double Weight);

/// <summary>The two fields of a query or document.</summary>
public enum SpanField
{
    /// <summary>The title.</summary>
    Title,

    /// <summary>The body.</summary>
    Body,
}

/// <summary>A stretch of one of the original strings, in UTF-16 code units.</summary>
/// <param name="Field">Title or body.</param>
/// <param name="Start">Offset of the first code unit.</param>
/// <param name="Length">Code units, at least 1.</param>
public readonly record struct TextSpan(SpanField Field, int Start, int Length);
