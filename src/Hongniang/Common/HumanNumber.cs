using System.Globalization;
using System.Text.RegularExpressions;

namespace Hongniang.Common;

/// <summary>The number that people say and paper carries, for example <c>XQ-2026-000123</c>: series, year, serial. Never reused.</summary>
public static partial class HumanNumber
{
    public const string Need = "XQ";
    public const string Achievement = "CG";
    public const string Expert = "ZJ";
    public const string Organization = "DW";
    public const string Engagement = "DJ";
    public const string Contract = "HT";
    public const string Import = "DR";
    public const string Assignment = "FP";
    public const string Partnership = "HZ";
    public const string Agreement = "XY";
    public const string Station = "ZD";
    public const string Lead = "RC";
    public const string Visit = "ZF";
    public const string Task = "RW";
    public const string Manager = "JL";

    public static string Format(string series, int year, long serial) =>
        string.Create(CultureInfo.InvariantCulture, $"{series}-{year:0000}-{serial:000000}");

    /// <summary>Whether a text typed by a person is a number of ours; case and surrounding blanks are forgiven.</summary>
    public static bool TryParse(string? text, out string number)
    {
        number = (text ?? "").Trim().ToUpperInvariant();
        return Pattern().IsMatch(number);
    }

    [GeneratedRegex(@"^(XQ|CG|ZJ|DW|DJ|HT|DR|FP|HZ|XY|ZD|RC|ZF|RW|JL)-\d{4}-\d{6,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
