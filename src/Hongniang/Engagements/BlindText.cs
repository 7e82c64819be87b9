using System.Text.RegularExpressions;

namespace Hongniang.Engagements;

/// <summary>Takes the names of a side out of texts that the other side reads before both consented.</summary>
/// <remarks>Names only: who is meant may still be guessed from products or figures, which is why a reviewer checks each need for it before it is accepted.</remarks>
public sealed partial class BlindText
{
    public const string Instead = "某单位";

    private static readonly string[] Endings = ["股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "集团", "公司", "厂"];

    private readonly List<string> _names;

    /// <param name="secrets">Names of the firm and of its people, telephone numbers and mail addresses; empty ones are fine.</param>
    public BlindText(params IEnumerable<string?> secrets) =>
        _names = [.. secrets.OfType<string>().SelectMany(Forms).Distinct(StringComparer.Ordinal).OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal)];

    /// <summary>Hides nothing.</summary>
    public static BlindText Open { get; } = new();

    public string? Optional(string? text) => text is null ? null : Of(text);

    public string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var name in _names)
        {
            text = text.Replace(name, Instead, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    /// <summary>The names in a list as people write it.</summary>
    public static IEnumerable<string> People(string? list) =>
        (list ?? "").Split([';', '；', ',', '，', '、', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The name as registered, without remarks in brackets, without its legal ending, and without the place in front of it.</summary>
    private static IEnumerable<string> Forms(string name)
    {
        var whole = name.Trim();
        if (whole.Length < 2)
        {
            yield break;
        }

        yield return whole;
        var bare = Brackets().Replace(whole, "").Trim();
        var ending = Array.Find(Endings, e => bare.EndsWith(e, StringComparison.Ordinal));
        var core = ending is null ? bare : bare[..^ending.Length];
        if (core.Length >= 4)
        {
            yield return bare;
            yield return core;
        }

        var local = Place().Replace(core, "");
        if (ending is not null && local.Length >= 3)
        {
            yield return local;
        }
    }

    [GeneratedRegex("[（(][^（）()]*[）)]", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();

    [GeneratedRegex("^(?:.{2,3}?省)?(?:.{2,4}?市)?(?:.{2,3}?[区县镇])?", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
