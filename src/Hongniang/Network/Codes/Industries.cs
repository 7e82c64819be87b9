using System.Globalization;

namespace Hongniang.Network;

/// <summary>Industries by GB/T 4754: section letter, or section and division, for example <c>C38</c>.</summary>
public static class Industries
{
    /// <summary>Marks that stand in no name.</summary>
    private static readonly char[] Parting = [';', '；', '\n', '|'];

    private static readonly string[] Endings = ["制造业", "加工业", "行业", "产业", "业"];

    public static CodeList List { get; } = CodeList.Read("industries", ShortNames);

    /// <summary>Listed, or a group or class (C3841) of a listed division.</summary>
    public static bool IsKnown(string? code) => List.Contains(Listed(code));

    public static string NameOf(string? code, CultureInfo culture) => List.Get(Listed(code))?.NameIn(culture) ?? code ?? "";

    /// <summary>The code for C38, 38, c3841, 电气机械和器材制造业 or 电气机械和器材; null when unknown.</summary>
    public static string? Find(string? text)
    {
        var wanted = (text ?? "").Trim();
        if (wanted.Length == 0)
        {
            return null;
        }

        var code = new string([.. wanted.ToUpperInvariant().TakeWhile(char.IsAsciiLetterOrDigit)]);
        if (code.Length == wanted.Length || (code.Length > 0 && !char.IsAsciiLetter(wanted[Math.Min(code.Length, wanted.Length - 1)])))
        {
            if (Listed(code) is { } listed)
            {
                return listed;
            }

            if (code.Length == 2 && code.All(char.IsAsciiDigit))
            {
                return List.All.FirstOrDefault(c => c.Value.Length == 3 && c.Value.EndsWith(code, StringComparison.Ordinal))?.Value;
            }
        }

        return List.Named(wanted).FirstOrDefault()?.Value ?? ShortNames(wanted).SelectMany(List.Named).FirstOrDefault()?.Value;
    }

    /// <summary>The industries that a text names, as <see cref="Find"/> finds each. A name may hold a mark that parts others (铁路、船舶…): a code with its own name, or a name alone, is taken whole.</summary>
    /// <returns>What was typed, and its code; null where there is none of that name.</returns>
    public static IReadOnlyList<(string Typed, string? Code)> ReadMany(string? text) =>
    [
        .. (text ?? "").Split(Parting, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(part => Whole(part) is { } code ? [(part, code)] : Separated.Of(part).Select(typed => (Typed: typed, Code: Find(typed)))).DistinctBy(found => found.Code ?? found.Typed),
    ];

    private static string? Whole(string part) =>
        List.Get(part.Split(' ')[0]) is { } listed && (part == $"{listed.Value} {listed.Chinese}" || part == $"{listed.Value} {listed.English}") ? listed.Value : List.Named(part).FirstOrDefault()?.Value;

    private static string? Listed(string? code) =>
        code is null ? null : List.Contains(code) ? code : code.Length is 4 or 5 && code[1..].All(char.IsAsciiDigit) && List.Contains(code[..3]) ? code[..3] : null;

    private static IEnumerable<string> ShortNames(string name) =>
        Endings.Where(e => name.Length - e.Length >= 2 && name.EndsWith(e, StringComparison.Ordinal)).Select(e => name[..^e.Length]);
}
