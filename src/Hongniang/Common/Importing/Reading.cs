using System.Globalization;

namespace Hongniang.Common.Importing;

/// <summary>Reads the values of single fields; what cannot be read is left out with a remark, never silently.</summary>
public static class Reading
{
    /// <summary>Title and text of a record. A title too long for its field is cut, and stands whole at the head of the text.</summary>
    public static (string Title, string Text) Headline(ImportCells cells, string titleField, string textField, int mostTitle)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var title = OneLine(cells.Raw(titleField));
        var text = cells.Raw(textField) ?? "";
        if (title.Length <= mostTitle)
        {
            return (title, text);
        }

        cells.Warn(new Problem("import.title-cut", "The title is longer than {0} characters. It was cut, and stands in full at the head of the description.", titleField, mostTitle));
        return (title[..(mostTitle - 1)] + "…", text.StartsWith(title, StringComparison.Ordinal) ? text : title + "\n" + text);
    }

    public static AmountReading? Amount(ImportCells cells, string field, ImportPlan plan)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(plan);
        if (cells[field] is not { } text)
        {
            return null;
        }

        var amount = AmountReading.Read(text, HeadingText.UnitOf(plan.HeadingOf(field)));
        if (amount is null)
        {
            NotUnderstood(cells, field, text);
        }
        else if (amount.UnitGuessed && (amount.To ?? amount.From) is { } yuan)
        {
            cells.Warn(new Problem("import.unit", "“{0}” names no unit; taken as {1} yuan.", field, Short(text), yuan));
        }

        // Zero in a budget column means that nobody filled it.
        return amount is { From: 0, To: 0 } ? null : amount;
    }

    public static DateOnly? Day(ImportCells cells, string field)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells[field] is not { } text)
        {
            return null;
        }

        var date = DateReading.Read(text);
        if (date is null)
        {
            NotUnderstood(cells, field, text);
        }

        return date?.Day;
    }

    public static T? Choice<T>(ImportCells cells, string field, Choices<T> choices)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(choices);
        if (cells[field] is not { } text)
        {
            return null;
        }

        var member = choices.Find(text);
        if (member is null)
        {
            NotUnderstood(cells, field, text);
        }

        return member;
    }

    public static IReadOnlyList<T> ManyChoices<T>(ImportCells cells, string field, Choices<T> choices, params IReadOnlyList<string> open)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(choices);
        if (cells[field] is not { } text)
        {
            return [];
        }

        var (members, unknown) = choices.FindAll(text);
        if (unknown.FirstOrDefault(u => !open.Contains(HeadingText.Normalize(u))) is { } first)
        {
            NotUnderstood(cells, field, first);
        }

        return members;
    }

    public static int? Number(ImportCells cells, string field)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells[field] is not { } text)
        {
            return null;
        }

        var digits = new string([.. HeadingText.Fold(text).Where(c => char.IsAsciiDigit(c) || c == '.')]);
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        NotUnderstood(cells, field, text);
        return null;
    }

    public static void NotUnderstood(ImportCells cells, string field, string text)
    {
        ArgumentNullException.ThrowIfNull(cells);
        cells.Warn(new Problem("import.not-understood", "“{0}” is not understood and was left out.", field, Short(text)));
    }

    public static string? Cut(string? text, int most) => text?.Length > most ? text[..(most - 1)] + "…" : text;

    /// <summary>For a message.</summary>
    public static string Short(string text)
    {
        var line = OneLine(text);
        return line.Length > 40 ? line[..40] + "…" : line;
    }

    public static string OneLine(string? text) => string.Join(' ', (text ?? "").Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
