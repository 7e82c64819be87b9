namespace RedThread;

/// <summary>One document of the index: an achievement, an expert, a need. Title and body are searched as one text.</summary>
/// <param name="Id">Unique inside its index, never empty. Equal scores are ranked by ordinal comparison of ids.</param>
/// <param name="Title">May be empty.</param>
/// <param name="Body">May be empty; the judged sets have titles only.</param>
public sealed record IndexDocument(string Id, string Title, string Body);
