using System.Text;

namespace Hongniang.Common.Tables;

/// <summary>Reads rows divided by a separator as Excel does: a quotation mark quotes only at the start of a cell, so <c>5" 屏</c> stays what it is.</summary>
/// <remarks>Sep was tried: it lets a quotation mark anywhere in a cell swallow separators, which real files of ours do not survive.</remarks>
internal static class DelimitedText
{
    /// <exception cref="InvalidDataException">A quotation mark is never closed.</exception>
    public static IEnumerable<List<string>> Read(TextReader reader, char separator)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        int read;
        while ((read = reader.Read()) >= 0)
        {
            var c = (char)read;
            if (c == '"' && cell.Length == 0)
            {
                ReadQuoted(reader, cell);
            }
            else if (c == separator)
            {
                row.Add(Take(cell));
            }
            else if (c is '\r' or '\n')
            {
                if (c == '\r' && reader.Peek() == '\n')
                {
                    _ = reader.Read();
                }

                row.Add(Take(cell));
                yield return row;
                row = [];
            }
            else
            {
                cell.Append(c);
            }
        }

        if (cell.Length > 0 || row.Count > 0)
        {
            row.Add(Take(cell));
            yield return row;
        }
    }

    private static void ReadQuoted(TextReader reader, StringBuilder cell)
    {
        int read;
        while ((read = reader.Read()) >= 0)
        {
            if (read != '"')
            {
                cell.Append((char)read);
            }
            else if (reader.Peek() == '"')
            {
                _ = reader.Read();
                cell.Append('"');
            }
            else
            {
                return;
            }
        }

        throw new InvalidDataException("A quotation mark is never closed.");
    }

    private static string Take(StringBuilder cell)
    {
        var text = cell.ToString();
        cell.Clear();
        return text.TrimEnd('\u001A');
    }
}
