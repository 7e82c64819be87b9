namespace Hongniang.Common.Importing;

/// <summary>How several columns that mean the same field become one text.</summary>
public enum Joining
{
    /// <summary>One column only.</summary>
    None,
    /// <summary>Paragraphs, those after the first under their heading: 【主要技术难题】….</summary>
    Paragraphs,
    /// <summary>A list with semicolons: keywords.</summary>
    Semicolons,
    /// <summary>Telephone numbers: 13800001234 / 0757-88888888.</summary>
    Slashes,
}

/// <summary>A field that a spreadsheet may bring, and the headings under which people write it.</summary>
/// <param name="Name">The property of the subject's facts, or a name of its own where one column fills several.</param>
public sealed record ImportField(string Name)
{
    /// <summary>Headings that mean this field, in Chinese and English, as <see cref="HeadingText.Normalize"/> leaves them.</summary>
    public required IReadOnlyList<string> Headings { get; init; }

    /// <summary>Headings that may mean this field where no column says so better: 技术难题 is the name in one list and the description in the next.</summary>
    public IReadOnlyList<string> Perhaps { get; init; } = [];

    /// <summary>Without a column for it no row could be taken.</summary>
    public bool IsRequired { get; init; }

    public Joining Joining { get; init; }

    /// <summary>For the sample row of the template.</summary>
    public required string Example { get; init; }

    public required string EnglishExample { get; init; }

    /// <summary>What may stand in the column: an English sentence, key of its translation; null where anything may.</summary>
    public string? Hint { get; init; }

    /// <summary>The choices for the second sheet of the template; enum members, so that both languages come from the words.</summary>
    public IReadOnlyList<Enum> Choices { get; init; } = [];
}
