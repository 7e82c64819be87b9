using System.Globalization;
using Hongniang.Common;

namespace Hongniang.Web.Shell;

/// <summary>Days, instants and amounts as a reader of the present culture expects them.</summary>
public sealed class Formats(Words words, AssociationClock clock)
{
    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    private static bool IsChinese => Culture.TwoLetterISOLanguageName == "zh";

    public DateOnly Today => clock.Today;

    public DateTimeOffset Now => clock.Now;

    /// <summary>2026年6月30日 or 30 Jun 2026.</summary>
    public string Day(DateOnly? day) => day is { } d ? d.ToString(IsChinese ? "yyyy年M月d日" : "d MMM yyyy", Culture) : "";

    public string Day(DateTimeOffset? instant) => instant is { } at ? Day(clock.DayOf(at)) : "";

    /// <summary>The day and the minute, in the association's time zone.</summary>
    public string At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, clock.Zone).ToString(IsChinese ? "yyyy年M月d日 HH:mm" : "d MMM yyyy HH:mm", Culture);

    /// <summary>今天, 昨天, 3 天前; the date from a month on.</summary>
    public string Ago(DateTimeOffset instant)
    {
        var days = clock.Today.DayNumber - clock.DayOf(instant).DayNumber;
        return days switch
        {
            0 => words["today"],
            1 => words["yesterday"],
            > 1 and < 31 => words["{0} days ago", days],
            _ => Day(instant),
        };
    }

    /// <summary>How far a due day is: 逾期 3 天, 今天到期, 还有 2 天.</summary>
    public string Due(DateOnly day) => (day.DayNumber - clock.Today.DayNumber) switch
    {
        -1 => words["one day overdue"],
        < 0 and var late => words["{0} days overdue", -late],
        0 => words["due today"],
        1 => words["due tomorrow"],
        var left => words["{0} days left", left],
    };

    /// <summary>An amount in yuan.</summary>
    public string Yuan(decimal? amount) => amount is { } yuan ? new Money(yuan, Money.Yuan).ToString(Culture) : "";

    /// <summary>A budget: 300–500 万元, 不超过 500 万元, 300 万元以上, 面议.</summary>
    public string Range(decimal? from, decimal? to) => (from, to) switch
    {
        (null, null) => words["Negotiable"],
        ({ } a, { } b) when a == b => Yuan(a),
        ({ } a, { } b) when IsChinese && a % 100 == 0 && b % 100 == 0 && a >= 10_000 && b < 100_000_000 => $"{a / 10_000m:#,0.##}–{b / 10_000m:#,0.##} 万元",
        ({ } a, { } b) => IsChinese ? $"{Yuan(a)} – {Yuan(b)}" : $"{Yuan(a)} – {b:#,0.##}",
        (null, { } b) => words["up to {0}", Yuan(b)],
        ({ } a, null) => words["from {0}", Yuan(a)],
    };

    /// <summary>1 234, grouped by the culture.</summary>
    public string Number(int number) => number.ToString("#,0", Culture);

    /// <summary>12.3 %; an en dash when there is nothing to tell.</summary>
    public string Percent(double? share) => share is { } s ? s.ToString(s < 0.1 ? "0.0%" : "0%", Culture) : "–";

    public string Region(string? code) => string.IsNullOrEmpty(code) ? "" : Hongniang.Network.Regions.FullNameOf(code, Culture);

    public string Industry(string? code) => string.IsNullOrEmpty(code) ? "" : $"{code} {Hongniang.Network.Industries.NameOf(code, Culture)}";
}
