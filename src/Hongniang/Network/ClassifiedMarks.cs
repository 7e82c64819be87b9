using System.Text.RegularExpressions;

namespace Hongniang.Network;

/// <summary>Finds the marks of state secrets (绝密, 机密, 秘密) in a text: classified matter is never taken online.</summary>
/// <remarks>Marks, not words: 技术秘密, 商业秘密 and 核心机密 in running text are fine; 机密★10年, 【秘密】, 密级：机密 and a line of its own are not.</remarks>
public static partial class ClassifiedMarks
{
    public static bool In(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (text is { Length: > 0 } && Mark().IsMatch(text))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"(绝密|机密|秘密)\s*[★☆]" +
        @"|[【\[（(《〔「『]\s*(绝密|机密|秘密)\s*(级|件)?\s*[】\])）》〕」』]" +
        @"|(?m:^)\s*(绝密|机密|秘密)(级|件)?\s*([:：]|(?m:$))" +
        @"|(密级|定密)\s*[:：为是]?\s*(绝密|机密|秘密)" +
        @"|(绝密|机密|秘密)级\s*(项目|文件|资料|技术|任务|课题|事项)" +
        @"|是否涉密\s*[:：]?\s*是(?!否)" +
        @"|(?<!不)(?<!未)(?<!非)(?<!不得)(?<!没有)(涉及|属于)国家(秘密|机密|绝密)", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
