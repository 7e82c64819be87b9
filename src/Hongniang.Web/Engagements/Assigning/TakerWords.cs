using System.Globalization;
using Hongniang.Common;
using Hongniang.Engagements.Assigning;
using Hongniang.Web.Shell;

namespace Hongniang.Web.Engagements.Assigning;

/// <summary>One line of why somebody takes a need, in the reader's words.</summary>
internal static class TakerWords
{
    public static string Of(Words words, Formats formats, TakerPart part)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(formats);
        ArgumentNullException.ThrowIfNull(part);
        object[] args = part.Reason is TakerReason.FieldServed or TakerReason.FieldNear ? [formats.Industry(part.Args[0])] : [.. part.Args];
        return words[$"TakerReason.{part.Reason}", args];
    }

    /// <summary>All lines in one, for a file: each with its points, adding up to the score.</summary>
    public static string Line(Words words, Formats formats, IReadOnlyList<TakerPart> parts) =>
        string.Join("; ", parts.Where(p => p.Most > 0).Select(p => string.Create(CultureInfo.InvariantCulture, $"{words[p.Criterion]} {p.Points}/{p.Most}: {Of(words, formats, p)}")));
}
