using Hongniang.Common;

namespace Hongniang.Web.Shell.Forms;

/// <summary>One entry of a list to choose from.</summary>
public sealed record Choice(string Value, string Text, string? Group = null)
{
    /// <summary>Every member of an enum with its word, in the enum's order.</summary>
    public static IReadOnlyList<Choice> Of<T>(Words words)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(words);
        return Of(words, Enum.GetValues<T>());
    }

    public static IReadOnlyList<Choice> Of<T>(Words words, IEnumerable<T> members)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. members.Select(m => new Choice(m.ToString(), words[m]))];
    }
}
