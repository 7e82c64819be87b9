using System.Globalization;
using Hongniang.Common;
using Hongniang.Matching;
using Hongniang.Network;

namespace Hongniang.Web.Matching;

/// <summary>A reason in the reader's language.</summary>
internal static class ReasonWords
{
    /// <summary>The colour of its tag.</summary>
    public static string? ToneOf(Reason reason) => reason switch
    {
        { Kind: ReasonKind.SharedPhrase } => "thread",
        { Verdict: ReasonVerdict.Warn } => "amber",
        { Verdict: ReasonVerdict.Neutral } => null,
        { Kind: ReasonKind.IndicatorShown } => "indigo",
        _ => "jade",
    };

    public static string Of(Words words, Reason reason)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(reason);
        return words[Words.KeyOf(reason.Kind), [.. reason.Args.Select(a => a is Enum member ? words[member] : reason.Kind is ReasonKind.ServesIndustry && a is string code ? Industries.NameOf(code, CultureInfo.CurrentUICulture) : a)]];
    }
}
