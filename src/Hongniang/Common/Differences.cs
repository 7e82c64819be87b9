using System.Collections;
using System.Reflection;

namespace Hongniang.Common;

/// <summary>What changed between two versions of a record's facts, for the journal. Contacts are masked, long texts cut.</summary>
public static class Differences
{
    private const int MostText = 400;

    public static (Dictionary<string, object?> Before, Dictionary<string, object?> After) Between<T>(T before, T after)
        where T : class
    {
        var (old, now) = (new Dictionary<string, object?>(StringComparer.Ordinal), new Dictionary<string, object?>(StringComparer.Ordinal));
        foreach (var property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && p.Name != "EqualityContract"))
        {
            var (a, b) = (property.GetValue(before), property.GetValue(after));
            if (!Same(a, b))
            {
                (old[property.Name], now[property.Name]) = (Shown(property.Name, a), Shown(property.Name, b));
            }
        }

        return (old, now);
    }

    private static bool Same(object? a, object? b) =>
        a is IEnumerable x and not string && b is IEnumerable y and not string ? x.Cast<object?>().SequenceEqual(y.Cast<object?>()) : Equals(a, b);

    private static object? Shown(string name, object? value) => (name, value) switch
    {
        (_, null) => null,
        ("ContactName", string text) => Texts.MaskName(text),
        ("ContactPhone", string text) => Texts.MaskPhone(text),
        ("ContactEmail", string text) => Texts.MaskEmail(text),
        (_, string { Length: > MostText } text) => text[..MostText] + "…",
        (_, Enum or string or DateOnly) => value.ToString(),
        (_, IEnumerable list) => list.Cast<object?>().Select(x => x is Enum ? x.ToString() : x).ToList(),
        _ when value.GetType().GetProperty("Value")?.PropertyType == typeof(Guid) => value.ToString(),
        _ => value,
    };
}
