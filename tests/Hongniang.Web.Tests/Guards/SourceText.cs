using System.Text;
using System.Text.RegularExpressions;

namespace Hongniang.Web.Tests.Guards;

/// <summary>Reads C# and Razor just well enough to find the texts in it.</summary>
internal static partial class SourceText
{
    /// <summary>The first argument of every call or index that the opening matches (the match ends with the bracket), as written.</summary>
    public static IEnumerable<string> FirstArguments(string source, Regex opening) =>
        opening.Matches(source).Select(m => Argument(source, m.Index + m.Length, firstOnly: true));

    /// <summary>All arguments of every such call, as written.</summary>
    public static IEnumerable<(Match Match, string Arguments)> AllArguments(string source, Regex opening) =>
        opening.Matches(source).Select(m => (m, Argument(source, m.Index + m.Length, firstOnly: false)));

    /// <summary>The plain string literals in a piece of code, joined where the code joins them; interpolated ones are left out.</summary>
    public static IEnumerable<string> Literals(string code) =>
        Literal().Matches(Join(code)).Where(m => !m.Groups["dollar"].Success).Select(m => Unescape(m.Groups["text"].Value));

    /// <summary>The code with texts that go on over several lines made one: "one " + "two".</summary>
    public static string Join(string code) => Joint().Replace(code, "");

    public static string Unescape(string literal) => Regex.Unescape(literal.Replace("\\\"", "\"", StringComparison.Ordinal));

    private static string Argument(string source, int start, bool firstOnly)
    {
        var argument = new StringBuilder();
        var depth = 0;
        for (var i = start; i < source.Length; i++)
        {
            var c = source[i];
            if (c == '"')
            {
                var end = EndOfString(source, i);
                argument.Append(source, i, end - i + 1);
                i = end;
                continue;
            }

            if (c is '(' or '[' or '{')
            {
                depth++;
            }
            else if (c is ')' or ']' or '}' && depth-- == 0)
            {
                break;
            }
            else if (c == ',' && depth == 0 && firstOnly)
            {
                break;
            }

            argument.Append(c);
        }

        return argument.ToString();
    }

    private static int EndOfString(string source, int start)
    {
        for (var i = start + 1; i < source.Length; i++)
        {
            if (source[i] == '\\')
            {
                i++;
            }
            else if (source[i] == '"')
            {
                return i;
            }
        }

        return source.Length - 1;
    }

    [GeneratedRegex("""(?<!\\)"\s*\+\s*"(?!")""")]
    private static partial Regex Joint();

    [GeneratedRegex("""(?<dollar>\$@?)?"(?<text>(?:[^"\\\r\n]|\\.)*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();
}
