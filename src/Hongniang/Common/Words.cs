using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Hongniang.Common;

/// <summary>Every word of the interface. The key is the English sentence; Chinese comes from the modules' <c>Words.zh-CN.json</c>.
/// Keys that are not sentences (enum members, <c>NeedStatus.Published</c>) have an English text in <c>Words.en.json</c>.</summary>
/// <remarks>A missing Chinese text shows the key, and fails a test. See docs/decisions/0003.</remarks>
public sealed class Words
{
    private readonly Dictionary<string, string> _chinese;
    private readonly Dictionary<string, string> _english;

    public Words(params IEnumerable<Assembly> assemblies)
    {
        var all = assemblies.Distinct().ToList();
        _chinese = Read(all, "Words.zh-CN.json");
        _english = Read(all, "Words.en.json");
    }

    public IReadOnlyDictionary<string, string> Chinese => _chinese;

    public IReadOnlyDictionary<string, string> English => _english;

    public string this[string key] => Find(key, CultureInfo.CurrentUICulture);

    public string this[string key, params object[] args] => string.Format(CultureInfo.CurrentCulture, Find(key, CultureInfo.CurrentUICulture), args);

    /// <summary>The word for an enum member: key <c>TypeName.Member</c>.</summary>
    public string this[Enum member] => this[KeyOf(member)];

    /// <summary>A refusal in the reader's language; arguments that are enum members are translated too.</summary>
    public string this[Problem problem] => problem.Args.Length == 0
        ? this[problem.Text]
        : this[problem.Text, [.. problem.Args.Select(a => a is Enum e ? this[e] : a)]];

    public string In(CultureInfo culture, string key) => Find(key, culture);

    public static string KeyOf(Enum member) => $"{member.GetType().Name}.{member}";

    private string Find(string key, CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "zh" && _chinese.TryGetValue(key, out var zh) ? zh
        : _english.TryGetValue(key, out var en) ? en
        : key;

    private static Dictionary<string, string> Read(IEnumerable<Assembly> assemblies, string suffix)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assembly in assemblies)
        {
            foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(suffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"Resource {name} cannot be opened.");
                foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? [])
                {
                    if (words.TryGetValue(key, out var known) && known != text)
                    {
                        throw new InvalidOperationException($"Two different texts for '{key}': '{known}' and '{text}' ({name}).");
                    }

                    words[key] = text;
                }
            }
        }

        return words;
    }
}
