using Hongniang.Common;
using Hongniang.Matching;

namespace Hongniang.Web.Matching;

/// <summary>A reason in the reader's language.</summary>
internal static class ReasonWords
{
    public static string Of(Words words, Reason reason)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(reason);
        return words[Words.KeyOf(reason.Kind), [.. reason.Args.Select(a => a is Enum member ? words[member] : a)]];
    }
}
