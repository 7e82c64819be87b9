using System.Globalization;

namespace Hongniang.Common.Importing;

/// <summary>Something to be said about one row: why it is refused, or which of its values was changed or left out.</summary>
/// <param name="Code">As in <see cref="Problem"/>.</param>
/// <param name="Text">English sentence, key of its translation.</param>
/// <param name="Field">The field's name.</param>
/// <param name="Column">The heading in the file; null where no column fills the field.</param>
/// <param name="IsWarning">The row is taken all the same.</param>
public sealed record ImportRemark(string Code, string Text, string? Field, string? Column, IReadOnlyList<string> Args, bool IsWarning)
{
    public static ImportRemark Refusal(Problem problem, ImportPlan plan) => From(problem, plan, isWarning: false);

    public static ImportRemark Warning(Problem problem, ImportPlan plan) => From(problem, plan, isWarning: true);

    /// <summary>In the reader's language, with the column named: 【联系电话】….</summary>
    public string In(Words words, string subject)
    {
        ArgumentNullException.ThrowIfNull(words);
        var sentence = Args.Count == 0 ? words[Text] : words[Text, [.. Args]];
        var place = Column ?? (Field is null ? null : words[$"Import.{subject}.{Field}"]);
        return place is null ? sentence : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? $"【{place}】{sentence}" : $"[{place}] {sentence}";
    }

    private static ImportRemark From(Problem problem, ImportPlan plan, bool isWarning)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(plan);
        return new(problem.Code, problem.Text, problem.Field, plan.HeadingOf(problem.Field), [.. problem.Args.Select(Shown)], isWarning);
    }

    private static string Shown(object arg) => arg switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => number.ToString("#,0.##", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => arg.ToString() ?? "",
    };
}
