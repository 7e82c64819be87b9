namespace RedThread.Embeddings;

/// <summary>What is sent to a model: the title, the body below it, and before both what the model wants to read there (the e5 family: "query: " and "passage: ").</summary>
public sealed record EmbeddingTexts(string QueryPrefix = "", string PassagePrefix = "")
{
    /// <summary>Characters of a text that are sent; models read no more.</summary>
    public const int MostCharacters = 2000;

    public static EmbeddingTexts Plain { get; } = new();

    public string OfQuery(string title, string body) => QueryPrefix + Text(title, body);

    public string OfPassage(string title, string body) => PassagePrefix + Text(title, body);

    private static string Text(string title, string body)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(body);
        var text = body.Length == 0 ? title : title + "\n" + body;
        return text.Length <= MostCharacters ? text
            : char.IsHighSurrogate(text[MostCharacters - 1]) ? text[..(MostCharacters - 1)]
            : text[..MostCharacters];
    }
}
