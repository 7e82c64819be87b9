using System.Globalization;
using Hongniang.Engagements;

namespace Hongniang.Web.Engagements;

/// <summary>Values of a form as they were typed; a refused form shows them again unchanged.</summary>
internal static class Typed
{
    /// <summary>A day as date fields send it; null when nothing readable was sent, which the use case refuses where a day is needed.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static T? Choice<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;

    public static AmountUnit Unit(string? text) => Choice<AmountUnit>(text) ?? AmountUnit.TenThousand;
}
