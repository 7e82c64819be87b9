namespace Hongniang.Common.Importing;

/// <summary>Reads members of an enum by their own name, their Chinese and English names and other names that people use.</summary>
public sealed class Choices<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _byName = new(StringComparer.Ordinal);
    private readonly List<(string Name, T Member)> _inside;

    /// <param name="names">Member → its names in Chinese and English.</param>
    public Choices(params IEnumerable<(T Member, string[] Names)> names)
    {
        foreach (var member in Enum.GetValues<T>())
        {
            _byName[HeadingText.Normalize(member.ToString())] = member;
        }

        foreach (var (member, all) in names)
        {
            foreach (var name in all)
            {
                _byName[HeadingText.Normalize(name)] = member;
            }
        }

        _inside = [.. _byName.Where(p => p.Key.Length >= 2).OrderByDescending(p => p.Key.Length).ThenBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Key, p.Value))];
    }

    /// <summary>The member that the text names, or the only one whose name stands in it (技术研发（关键、核心技术）); null when none or several do.</summary>
    public T? Find(string text)
    {
        var wanted = HeadingText.Normalize(text);
        if (_byName.TryGetValue(wanted, out var member))
        {
            return member;
        }

        var inside = Inside(wanted).Distinct().ToList();
        return inside.Count == 1 ? inside[0] : null;
    }

    /// <summary>All members that the parts of a text name; the parts that name none come back too.</summary>
    public (IReadOnlyList<T> Members, IReadOnlyList<string> Unknown) FindAll(string text)
    {
        List<T> members = [];
        List<string> unknown = [];
        foreach (var part in text.Split(['、', ',', '，', ';', '；', '/', '|', '\n', '+', '＋', '或', '和', '及'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var wanted = HeadingText.Normalize(part);
            List<T> found = _byName.TryGetValue(wanted, out var member) ? [member] : [.. Inside(wanted)];
            members.AddRange(found);
            if (found.Count == 0 && wanted.Length > 0)
            {
                unknown.Add(part);
            }
        }

        return ([.. members.Distinct()], unknown);
    }

    private IEnumerable<T> Inside(string wanted)
    {
        if (wanted.Length > 40)
        {
            yield break;
        }

        foreach (var (name, member) in _inside)
        {
            var at = wanted.IndexOf(name, StringComparison.Ordinal);
            if (at >= 0)
            {
                wanted = wanted.Remove(at, name.Length).Insert(at, " ");
                yield return member;
            }
        }
    }
}
