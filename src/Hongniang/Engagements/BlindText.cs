using System.Text.RegularExpressions;
using Hongniang.Network;

namespace Hongniang.Engagements;

/// <summary>Takes the names of a side out of texts that the other side reads before both consented.</summary>
/// <remarks>Names, and whatever reaches somebody: telephone numbers, mail and web addresses, credit codes. Who is meant may still be guessed from products or figures, which is why a reviewer checks each need for it before it is accepted, and <see cref="LeakReport"/> asks again before an introduction.</remarks>
public sealed partial class BlindText
{
    public const string Instead = "某单位";
    public const string InsteadOfContact = "（联系方式已隐去）";

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
        if (_names.Count == 0)
        {
            return text;
        }

        foreach (var name in _names)
        {
            text = text.Replace(name, Instead, StringComparison.OrdinalIgnoreCase);
        }

        return CreditCodes().Replace(Contacts().Replace(text, InsteadOfContact), m => Uscc.IsValid(m.Value) ? InsteadOfContact : m.Value);
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

    [GeneratedRegex(@"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|(?<!\d)0\d{2,3}[ -—]\d{7,8}(?!\d)|(?<!\d)400[ -]?\d{3}[ -]?\d{4}(?!\d)|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}|(?:https?://|www\.)[^\s，。；）)]+", RegexOptions.CultureInvariant)]
    private static partial Regex Contacts();

    [GeneratedRegex("(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex CreditCodes();

    [GeneratedRegex("[（(][^（）()]*[）)]", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();

    [GeneratedRegex("^(?:.{2,3}?省)?(?:.{2,4}?市)?(?:.{2,3}?[区县镇])?", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
