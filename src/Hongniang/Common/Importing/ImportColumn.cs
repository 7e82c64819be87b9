namespace Hongniang.Common.Importing;

/// <summary>A column of the file and what it becomes.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Heading">As the file has it, on one line; “F” where the file has none.</param>
/// <param name="Field">The field's name; null leaves the column out.</param>
public sealed record ImportColumn(int Index, string Heading, string? Field)
{
    /// <summary>How spreadsheet programs call the column: A, B, … AA.</summary>
    public static string Letters(int index)
    {
        var letters = "";
        for (var left = index + 1; left > 0; left = (left - 1) / 26)
        {
            letters = (char)('A' + ((left - 1) % 26)) + letters;
        }

        return letters;
    }
}
