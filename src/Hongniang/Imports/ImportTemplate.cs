using System.Globalization;
using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Common.Tables;

namespace Hongniang.Imports;

/// <summary>An empty list to fill in: the columns with a sample row that is not imported, and a second sheet that explains them.</summary>
public static class ImportTemplate
{
    public static byte[] Make(ImportSubject subject, Words words)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(words);
        var chinese = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";
        List<string> headings = [.. subject.Fields.Select(f => LabelOf(f, subject, words))];
        var sample = subject.Fields.Select((f, i) => (i == 0 ? (chinese ? "【示例】" : "[Sample]") : "") + (chinese ? f.Example : f.EnglishExample));
        using var memory = new MemoryStream();
        XlsxWriter.Write(
            memory,
            new XlsxSheet(words[$"ImportSubject.{subject.Kind}"], headings, [[.. sample]]) { Widths = [.. subject.Fields.Select(f => f.Joining is Joining.Paragraphs || f.IsRequired ? 32d : 18d)] },
            new XlsxSheet(
                words["How to fill in"],
                [words["Column"], words["Required"], words["What may stand here"], words["Choices"]],
                subject.Fields.Select(f => (IReadOnlyList<string?>)
                [
                    LabelOf(f, subject, words), f.IsRequired ? words["yes"] : "", f.Hint is null ? "" : words[f.Hint], string.Join('\n', f.Choices.Select(c => words[c])),
                ])) { Widths = [24, 10, 50, 40] });
        return memory.ToArray();
    }

    public static string LabelOf(ImportField field, ImportSubject subject, Words words)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(words);
        return words[$"Import.{subject.Kind}.{field.Name}"];
    }
}
