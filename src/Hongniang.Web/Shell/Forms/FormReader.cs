using System.Globalization;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Network;

namespace Hongniang.Web.Shell.Forms;

/// <summary>Reads the values of a form as they were typed, and collects what cannot be read; the refused form shows the typed text again.</summary>
internal sealed class FormReader
{
    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Problems => _problems;

    public static string Required(string? typed) => Texts.Clean(typed) ?? "";

    public static T? One<T>(string? typed)
        where T : struct, Enum =>
        Enum.TryParse<T>(typed, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(typed![0] /* why: parsed, so not empty */) ? value : null;

    public static IReadOnlyList<T> Many<T>(IEnumerable<string>? typed)
        where T : struct, Enum => [.. (typed ?? []).Select(One<T>).OfType<T>()];

    public static OrganizationId? Organization(string? typed) => Guid.TryParse(typed, out var id) ? new OrganizationId(id) : null;

    /// <summary>An amount typed in 万元 (or with a unit of its own), in yuan.</summary>
    public decimal? TenThousands(string? typed, string field)
    {
        var read = TypedAmount.Read(typed, AmountUnit.TenThousand, field);
        _problems.AddRange(read.Problems);
        return read.Succeeded ? read.Value : null;
    }

    /// <summary>What <see cref="TenThousands"/> reads again.</summary>
    public static string? InTenThousands(decimal? yuan) => yuan is { } amount ? (amount / 10_000m).ToString("0.######", CultureInfo.InvariantCulture) : null;

    public DateOnly? Day(string? typed, string field)
    {
        if (Texts.Clean(typed) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) || DateOnly.TryParse(text, CultureInfo.CurrentCulture, out day))
        {
            return day;
        }

        _problems.Add(new Problem("date.unreadable", "“{0}” is not a date. Write it like 2027-06-30.", field, text));
        return null;
    }

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public int? Count(string? typed, string field)
    {
        if (Texts.Clean(typed) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        _problems.Add(new Problem("number.unreadable", "“{0}” is not a whole number from 0 up.", field, text));
        return null;
    }

    /// <summary>Codes for the names or codes of disciplines that were typed.</summary>
    public string? DisciplineCodes(string? typed, string field)
    {
        List<string> codes = [];
        foreach (var part in Separated.Of(typed))
        {
            if ((Disciplines.IsKnown(part) ? part : Disciplines.Find(part)) is { } code)
            {
                codes.Add(code);
            }
            else
            {
                _problems.Add(new Problem("discipline.unknown-name", "There is no discipline called “{0}”. Choose one of the list, or write its code.", field, part));
            }
        }

        return codes.Count == 0 ? null : string.Join(';', codes.Distinct());
    }

    /// <summary>What could not be read, and what the checks find in the rest, each field once.</summary>
    /// <param name="filledIn">Fields that the use case fills in from the register when they are empty.</param>
    public IReadOnlyList<Problem> With(IEnumerable<Problem> checks, params IReadOnlyCollection<string> filledIn) =>
        [.. _problems, .. checks.Where(c => c.Field is not { } field || (!filledIn.Contains(field) && _problems.TrueForAll(p => p.Field != field)))];
}
