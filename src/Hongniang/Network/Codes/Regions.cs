using System.Globalization;

namespace Hongniang.Network;

/// <summary>Regions by GB/T 2260 (province 2 + city 2 + county 2 digits) and the nine-digit extension for towns.</summary>
public static class Regions
{
    private static readonly string[] Suffixes =
        ["特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "自治县", "街道办事处", "街道", "地区", "省", "市", "区", "县", "镇", "乡"];

    public static CodeList List { get; } = CodeList.Read("regions", ShortNames);

    // Every name of every region, for reading addresses: an import asks it for each row.
    private static readonly (CodeList.Code Code, string Name)[] Names =
        [.. List.All.SelectMany(c => ShortNames(c.Chinese).Append(c.Chinese).Select(n => (c, n)))];

    /// <summary>Listed, or lying under a listed region whose parts the table does not list (a district of a far province).</summary>
    public static bool IsKnown(string? code)
    {
        if (code is not { Length: 6 or 9 } || !code.All(char.IsAsciiDigit))
        {
            return false;
        }

        return List.Contains(code) || (Nearest(Above(code)) is { } above && above.Value != code && !List.ChildrenOf(above.Value).Any());
    }

    /// <summary>The region's own name; for a code the table does not list, the name of the nearest region above it.</summary>
    public static string NameOf(string? code, CultureInfo culture) => Nearest(code)?.NameIn(culture) ?? code ?? "";

    /// <summary>City and county together, 佛山市南海区, without the province.</summary>
    public static string FullNameOf(string? code, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var path = new List<string>();
        for (var at = Nearest(code); at is not null; at = List.Get(at.Parent))
        {
            if (path.Count == 0 || !IsProvince(at.Value))
            {
                path.Insert(0, at.NameIn(culture));
            }
        }

        return culture.TwoLetterISOLanguageName == "zh" ? string.Concat(path) : string.Join(", ", Enumerable.Reverse(path));
    }

    /// <summary>The city (first four digits) that a region lies in; the code itself for a province.</summary>
    public static string CityOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length < 6 ? code : code[..4] + "00";
    }

    /// <summary>What the codes of a region and everything below it begin with: 44, 4406, 440605, 440605001.</summary>
    public static string PrefixOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length != 6 ? code : IsProvince(code) ? code[..2] : code.EndsWith("00", StringComparison.Ordinal) ? code[..4] : code;
    }

    /// <summary>The code for 佛山, 佛山市, 南海区, 广东省佛山市南海区, Foshan or 440605; null when unknown or ambiguous.</summary>
    public static string? Find(string? text) => Walk(text) is ({ } code, "") ? code : null;

    /// <summary>The deepest region that an address begins with: 广东省佛山市南海区桂城街道 A 座.</summary>
    public static string? FindInAddress(string? address) => Walk(address).Code;

    private static (string? Code, string Left) Walk(string? text)
    {
        var rest = new string([.. (text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('/' or '-' or '·' or ',' or '，' or '>'))]);
        if (rest.Length == 0)
        {
            return (null, "");
        }

        if (IsKnown(rest))
        {
            return (rest, "");
        }

        var whole = List.Named((text ?? "").Trim()).ToList();
        if (whole.Count > 0)
        {
            // 吉林 is a province and a city: the wider one is meant when nothing more is said.
            var top = whole.Where(c => whole.TrueForAll(o => o.Value == c.Value || IsAbove(c.Value, o.Value))).ToList();
            return top.Count == 1 ? (top[0].Value, "") : (null, rest);
        }

        string? found = null;
        while (rest.Length > 0)
        {
            var (above, left) = (found, rest);
            var next = Names.Where(n => (above is null || IsAbove(above, n.Code.Value)) && left.StartsWith(n.Name, StringComparison.Ordinal))
                .Select(n => (n.Code, n.Name.Length)).OrderByDescending(m => m.Length).ThenBy(m => m.Code.Value.Length).ThenBy(m => m.Code.Value, StringComparer.Ordinal).ToList();
            if (next.Count == 0 || (found is null && next.Count > 1 && next[1].Length == next[0].Length && !IsAbove(next[0].Code.Value, next[1].Code.Value)))
            {
                return (found, rest);
            }

            found = next[0].Code.Value;
            rest = rest[next[0].Length..];
        }

        return (found, rest);
    }

    private static bool IsAbove(string above, string below) => below != above && below.StartsWith(PrefixOf(above), StringComparison.Ordinal);

    private static bool IsProvince(string code) => code.EndsWith("0000", StringComparison.Ordinal);

    private static CodeList.Code? Nearest(string? code)
    {
        for (var at = code; at is { Length: > 0 }; at = Above(at))
        {
            if (List.Get(at) is { } known)
            {
                return known;
            }
        }

        return null;
    }

    private static string? Above(string code) => code switch
    {
        { Length: 9 } => code[..6],
        { Length: 6 } when IsProvince(code) => null,
        { Length: 6 } when code.EndsWith("00", StringComparison.Ordinal) => code[..2] + "0000",
        { Length: 6 } => code[..4] + "00",
        _ => null,
    };

    private static IEnumerable<string> ShortNames(string name) =>
        Suffixes.Where(s => name.Length - s.Length >= 2 && name.EndsWith(s, StringComparison.Ordinal)).Select(s => name[..^s.Length]).Take(1);
}
