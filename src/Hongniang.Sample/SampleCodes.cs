using System.Globalization;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Supply;

namespace Hongniang.Sample;

/// <summary>Reads codes in the sample's texts: an enum member by its name or by its Chinese word, as the interface shows it.</summary>
internal static class SampleCodes
{
    private static readonly Words Words = new(typeof(HongniangDb).Assembly);

    public static T Of<T>(string text)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(text, out var named) && Enum.IsDefined(named))
        {
            return named;
        }

        foreach (var member in Enum.GetValues<T>())
        {
            if (Words.Chinese.TryGetValue(Words.KeyOf(member), out var word) && word == text)
            {
                return member;
            }
        }

        throw new InvalidDataException($"“{text}” is no {typeof(T).Name}.");
    }

    public static T? OrNull<T>(string? text)
        where T : struct, Enum => text is null ? null : Of<T>(text);

    public static IReadOnlyList<CooperationMode> Modes(string? text) => [.. Parts(text).Select(Of<CooperationMode>)];

    public static IReadOnlyList<string> Parts(string? text) => (text ?? "").Split([';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>万元 in yuan.</summary>
    public static decimal Yuan(string tenThousands) => decimal.Parse(tenThousands, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 10_000m;
}
