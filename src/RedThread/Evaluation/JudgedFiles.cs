using System.Globalization;
using System.Text.Json;

namespace RedThread.Evaluation;

/// <summary>A need or an achievement of a judged set.</summary>
/// <param name="Id">Without blanks, because run files are separated by them.</param>
/// <param name="Title">Its title.</param>
/// <param name="Content">Its text; empty where the file has none.</param>
public sealed record JudgedText(string Id, string Title, string Content);

/// <summary>A person of a judged set, with the works in the order of the file.</summary>
public sealed record JudgedExpert(string Id, IReadOnlyList<JudgedText> Works);

/// <summary>Reads the judged sets: one JSON object a line, or fields separated by a tab or blanks. Empty lines are skipped.</summary>
public static class JudgedFiles
{
    /// <summary>{"id", "title", "content" or "abstract" (optional)}. Ids must be distinct.</summary>
    public static IReadOnlyList<JudgedText> ReadTexts(string file)
    {
        var texts = new List<JudgedText>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, entry) in Objects(file))
        {
            var id = Id(file, line, entry, ids);
            texts.Add(new JudgedText(id, Text(file, line, entry, "title"), Content(file, line, entry)));
        }
        return texts;
    }

    /// <summary>{"id", "works": [{"title", "abstract"}]}. Ids must be distinct.</summary>
    public static IReadOnlyList<JudgedExpert> ReadExperts(string file)
    {
        var experts = new List<JudgedExpert>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, entry) in Objects(file))
        {
            var id = Id(file, line, entry, ids);
            if (!entry.TryGetProperty("works", out var works) || works.ValueKind != JsonValueKind.Array)
                throw EvaluationFileException.At(file, line, "\"works\" must be a list of {\"title\", \"abstract\"}.");
            var read = new List<JudgedText>();
            foreach (var work in works.EnumerateArray())
            {
                if (work.ValueKind != JsonValueKind.Object)
                    throw EvaluationFileException.At(file, line, "each of \"works\" must be {\"title\", \"abstract\"}.");
                read.Add(new JudgedText($"{id}/{read.Count}", Text(file, line, work, "title"), Content(file, line, work)));
            }
            experts.Add(new JudgedExpert(id, read));
        }
        return experts;
    }

    /// <summary>Lines "need achievement level" (or TREC's four fields), level 1 to 4. Needs come in the order of first sight. A repeated pair: the last counts.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> ReadQrels(string file) =>
        Pairs(file, 1, 4, (text, _) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : null, "a whole number from 1 to 4");

    /// <summary>Lines "expert paper rating", rating 1 to 5.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> ReadRatings(string file) =>
        Pairs(file, 1d, 5d, (text, _) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rating) ? rating : null, "a number from 1 to 5");

    private static Dictionary<string, IReadOnlyDictionary<string, T>> Pairs<T>(string file, T least, T most, Func<string, int, T?> parse, string expected)
        where T : struct, IComparable<T>
    {
        var pairs = new Dictionary<string, IReadOnlyDictionary<string, T>>(StringComparer.Ordinal);
        foreach (var (line, text) in Lines(file))
        {
            var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length is < 3 or > 4)
                throw EvaluationFileException.At(file, line, $"expected three fields separated by a tab, found {fields.Length}.");
            if (parse(fields[^1], line) is not { } value || value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
                throw EvaluationFileException.At(file, line, $"'{fields[^1]}' is not {expected}.");
            if (!pairs.TryGetValue(fields[0], out var judged))
                pairs[fields[0]] = judged = new Dictionary<string, T>(StringComparer.Ordinal);
            ((Dictionary<string, T>)judged)[fields[^2]] = value;
        }
        return pairs.Count > 0 ? pairs : throw new EvaluationFileException($"{file}: no line is judged.");
    }

    private static IEnumerable<(int Line, string Text)> Lines(string file)
    {
        IEnumerator<string> lines;
        try
        {
            lines = File.ReadLines(file).GetEnumerator();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationFileException($"{file} cannot be read: {e.Message}", e);
        }
        using (lines)
        {
            for (var line = 1; lines.MoveNext(); line++)
            {
                if (!string.IsNullOrWhiteSpace(lines.Current))
                    yield return (line, lines.Current);
            }
        }
    }

    private static IEnumerable<(int Line, JsonElement Entry)> Objects(string file)
    {
        foreach (var (line, text) in Lines(file))
        {
            JsonElement entry;
            try
            {
                entry = JsonElement.Parse(text);
            }
            catch (JsonException e)
            {
                throw EvaluationFileException.At(file, line, $"not JSON ({e.Message})", e);
            }
            if (entry.ValueKind != JsonValueKind.Object)
                throw EvaluationFileException.At(file, line, "expected one JSON object.");
            yield return (line, entry);
        }
    }

    private static string Id(string file, int line, JsonElement entry, HashSet<string> known)
    {
        var id = Text(file, line, entry, "id");
        if (id.Length == 0 || id.Any(char.IsWhiteSpace))
            throw EvaluationFileException.At(file, line, "\"id\" must not be empty or hold blanks.");
        return known.Add(id) ? id : throw EvaluationFileException.At(file, line, $"\"id\" '{id}' was used on an earlier line.");
    }

    private static string Text(string file, int line, JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()! // why: the kind was asked
            : throw EvaluationFileException.At(file, line, $"\"{name}\" is missing or not a text.");

    private static string Content(string file, int line, JsonElement entry)
    {
        foreach (var name in (ReadOnlySpan<string>)["content", "abstract"])
        {
            if (entry.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
                return Text(file, line, entry, name);
        }
        return "";
    }
}
