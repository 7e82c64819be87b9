using System.Globalization;

namespace Hongniang.Sample;

/// <summary>One engagement as the texts tell it: a need, a candidate, the stage reached and since when.</summary>
/// <remarks>Written below a need as <c>接: A1 已签约 95 Development 280/230 E3</c>: candidate, stage, days since that stage began, and what the stage asks for.
/// Below it <c>会:</c> what a meeting found, <c>下: -2 …</c> the next step and in how many days it is due, <c>跟: 30 OnPlan 60 Phone …</c> a follow-up's findings.</remarks>
internal sealed record EngagementPlan(TextRecord Text, string[] Words, ILookup<string, string> Below)
{
    public string Name => $"{Text.Key}/{Words[0]}";

    public string CandidateKey => $"{Text.Key[..3]}{Words[0]}";

    public string Stage => Words[1];

    public int Since => int.Parse(Words[2], CultureInfo.InvariantCulture);

    // Days from each step back to the one before it.
    public const int ToIntroduced = 6, ToMet = 9, ToNegotiating = 12, ToIntent = 16, ToSigned = 14, ToLost = 8;

    /// <summary>How many days ago an engagement was proposed that is written so.</summary>
    public static int ProposedDay(string[] words)
    {
        var since = int.Parse(words[2], CultureInfo.InvariantCulture);
        return since + words[1] switch
        {
            "未成" => ToLost + Lead(words[4]),
            "搁置" => ToLost + Lead(words[4]),
            var stage => Lead(stage),
        };
    }

    public DateTimeOffset Proposed(SampleCalendar calendar) => calendar.At(ProposedDay(Words), Name);

    private static int Lead(string stage) => stage switch
    {
        "待同意" or "待供方" or "待需方" => 0,
        "已引荐" => ToIntroduced,
        "已见面" => ToIntroduced + ToMet,
        "洽谈中" => ToIntroduced + ToMet + ToNegotiating,
        "达成意向" => ToIntroduced + ToMet + ToNegotiating + ToIntent,
        "已签约" => ToIntroduced + ToMet + ToNegotiating + ToIntent + ToSigned,
        _ => throw new InvalidDataException($"“{stage}” is no stage of an engagement."),
    };
}
