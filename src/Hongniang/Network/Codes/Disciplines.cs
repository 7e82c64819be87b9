using System.Globalization;

namespace Hongniang.Network;

/// <summary>Disciplines by GB/T 13745: three digits on the first level, five and seven below.</summary>
public static class Disciplines
{
    private static readonly string[] Endings = ["科学技术", "工程学", "工程", "科学", "学"];

    public static CodeList List { get; } = CodeList.Read("disciplines", ShortNames);

    /// <summary>Listed, or on a deeper level of a listed first-level discipline.</summary>
    public static bool IsKnown(string? code) => List.Contains(Listed(code));

    public static string NameOf(string? code, CultureInfo culture) => List.Get(Listed(code))?.NameIn(culture) ?? code ?? "";

    /// <summary>The names of codes separated by <c>;</c>.</summary>
    public static string NamesOf(string? codes, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return string.Join(culture.TwoLetterISOLanguageName == "zh" ? "、" : ", ", Separated.Of(codes).Select(c => NameOf(c, culture)));
    }

    /// <summary>The code for 430, 材料科学 or 材料; null when unknown.</summary>
    public static string? Find(string? text)
    {
        var wanted = (text ?? "").Trim();
        return wanted.Length == 0 ? null
            : Listed(wanted) ?? List.Named(wanted).FirstOrDefault()?.Value ?? ShortNames(wanted).SelectMany(List.Named).FirstOrDefault()?.Value;
    }

    private static string? Listed(string? code) =>
        code is null ? null : List.Contains(code) ? code : code.Length is 5 or 7 && code.All(char.IsAsciiDigit) && List.Contains(code[..3]) ? code[..3] : null;

    private static IEnumerable<string> ShortNames(string name) =>
        Endings.Where(e => name.Length - e.Length >= 2 && name.EndsWith(e, StringComparison.Ordinal)).Select(e => name[..^e.Length]);
}
