using System.Globalization;
using System.Reflection;

namespace Hongniang.Network;

/// <summary>A tree of coded names read once from an embedded table with the columns <c>code, parent, zh, en</c>.</summary>
/// <remarks>Immutable after construction, so safe to share between threads.</remarks>
public sealed class CodeList
{
    private readonly Dictionary<string, Code> _codes = new(StringComparer.Ordinal);
    private readonly ILookup<string, Code> _children;
    private readonly ILookup<string, Code> _byName;

    private CodeList(IEnumerable<Code> codes, Func<string, IEnumerable<string>> otherNames)
    {
        var all = codes.ToList();
        foreach (var code in all)
        {
            _codes.Add(code.Value, code);
        }

        All = all;
        _children = all.ToLookup(c => c.Parent ?? "", StringComparer.Ordinal);
        _byName = all.SelectMany(c => otherNames(c.Chinese).Append(c.Chinese).Append(c.English).Distinct(StringComparer.OrdinalIgnoreCase).Select(n => (Name: n, Code: c)))
            .ToLookup(p => p.Name, p => p.Code, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>One code with both names.</summary>
    public sealed record Code(string Value, string? Parent, string Chinese, string English)
    {
        public string NameIn(CultureInfo culture)
        {
            ArgumentNullException.ThrowIfNull(culture);
            return culture.TwoLetterISOLanguageName == "zh" || English.Length == 0 ? Chinese : English;
        }
    }

    /// <summary>In the order of the table.</summary>
    public IReadOnlyList<Code> All { get; }

    public IEnumerable<Code> Roots => _children[""];

    public bool Contains(string? code) => code is not null && _codes.ContainsKey(code);

    public Code? Get(string? code) => code is null ? null : _codes.GetValueOrDefault(code);

    public Code? ParentOf(string? code) => Get(Get(code)?.Parent);

    public IEnumerable<Code> ChildrenOf(string code) => _children[code];

    /// <summary>The codes that carry the name, in either language, in the order of the table.</summary>
    public IEnumerable<Code> Named(string name) => _byName[name];

    /// <summary>Reads the embedded table <c>Codes/{name}.tsv</c>. Columns are found by their heading.</summary>
    internal static CodeList Read(string name, Func<string, IEnumerable<string>> otherNames)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream($"Hongniang.Codes.{name}.tsv") ?? throw new InvalidOperationException($"The code table {name} is missing.");
        using var reader = new StreamReader(stream);
        var heading = (reader.ReadLine() ?? "").Split('\t').Select(h => h.Trim()).ToList();
        int code = heading.IndexOf("code"), parent = heading.IndexOf("parent"), zh = heading.IndexOf("zh"), en = heading.IndexOf("en");
        var codes = new List<Code>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var cells = line.Split('\t');
            codes.Add(new Code(cells[code].Trim(), parent < 0 || cells[parent].Trim() is not { Length: > 0 } above ? null : above, cells[zh].Trim(), en < cells.Length ? cells[en].Trim() : ""));
        }

        return new CodeList(codes, otherNames);
    }
}
