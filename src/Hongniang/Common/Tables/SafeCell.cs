namespace Hongniang.Common.Tables;

/// <summary>Keeps a text that we export from being taken for a formula when the file is opened in a spreadsheet program.</summary>
public static class SafeCell
{
    /// <summary>An apostrophe in front of =, +, -, @, tab or line end at the start. A plain number such as -5 stays as it is.</summary>
    public static string Guard(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠' && !decimal.TryParse(text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out _)
            ? "'" + text
            : text;

    /// <summary>The text without the apostrophe that <see cref="Guard"/> (or a person) put in front of it.</summary>
    public static string Unguard(string text) =>
        text is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..] ? text[1..] : text;
}
