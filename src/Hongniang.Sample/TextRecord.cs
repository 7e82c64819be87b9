using System.Globalization;
using System.Reflection;

namespace Hongniang.Sample;

/// <summary>One record of the sample's text files.</summary>
/// <remarks>A record begins with a line <c>需求 N1 E1 | -12 | 已发布</c>: its kind, its key, and cells between bars. Lines <c>题: …</c> below it are its
/// fields, each with a label of one character; a label may come back. Blank lines and lines that begin with # mean nothing.</remarks>
/// <param name="Industry">The industry's code of the file that it stands in.</param>
internal sealed record TextRecord(string Source, string Kind, string Key, IReadOnlyList<string> Cells, string Industry, string Disciplines)
{
    private static readonly string[] Kinds = ["单位", "镇街", "企业", "成果", "专家", "需求", "词句"];

    private readonly List<(string Label, string Text)> _fields = [];

    public static IReadOnlyList<TextRecord> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith("Texts/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(name => Read(assembly, name))];
    }

    public string? this[string label] => _fields.Find(f => f.Label == label).Text;

    public IEnumerable<string> All(string label) => _fields.Where(f => f.Label == label).Select(f => f.Text);

    /// <summary>The fields from a repeated label on, each with those below it up to the next one: an engagement with its meetings and next step.</summary>
    public IEnumerable<(string Text, ILookup<string, string> Below)> Groups(string label)
    {
        for (var i = 0; i < _fields.Count; i++)
        {
            if (_fields[i].Label == label)
            {
                yield return (_fields[i].Text, _fields.Skip(i + 1).TakeWhile(f => f.Label is "会" or "下" or "跟").ToLookup(f => f.Label, f => f.Text, StringComparer.Ordinal));
            }
        }
    }

    public string Need(string label) => this[label] ?? throw Wrong($"has no {label}");

    public string? Cell(int index) => index < Cells.Count && Cells[index].Length > 0 ? Cells[index] : null;

    public int Number(int cell) => int.TryParse(Cell(cell), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong($"cell {cell} is no number");

    public InvalidDataException Wrong(string what) => new($"Sample text {Source}, {Kind} {Key}: {what}.");

    private static IEnumerable<TextRecord> Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"Resource {name} cannot be opened.");
        using var reader = new StreamReader(stream);
        var (industry, disciplines) = ("", "");
        TextRecord? record = null;
        while (reader.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#')
            {
                continue;
            }

            var words = line.Split(' ', 3);
            if (words[0] is "行业:")
            {
                (industry, disciplines) = (words[1], words[2]);
            }
            else if (Kinds.Contains(words[0]))
            {
                if (record is not null)
                {
                    yield return record;
                }

                record = new TextRecord(name, words[0], $"{name[6..8]}.{words[1]}", [.. words[2].Split('|', StringSplitOptions.TrimEntries)], industry, disciplines);
            }
            else if (record is not null && line.Length > 2 && line[1] == ':')
            {
                record._fields.Add((line[..1], line[2..].Trim()));
            }
            else
            {
                throw new InvalidDataException($"Sample text {name}: “{line}” is neither a record nor a field.");
            }
        }

        if (record is not null)
        {
            yield return record;
        }
    }
}
