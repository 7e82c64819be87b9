namespace Hongniang.Common.Importing;

/// <summary>Says which field a heading means: by one of its names, else by a name that it ends with or holds.</summary>
public sealed class HeadingRecognition
{
    private const int Exact = 3;
    private const int Inside = 2;
    private const int Maybe = 1;
    private const int LongestHeading = 30;

    /// <summary>Numbering and remarks: no field, though they may hold one's name.</summary>
    private static readonly HashSet<string> Nothing = new(StringComparer.Ordinal) { "序号", "编号", "no", "id", "备注", "remark", "remarks", "note", "原因", "reason", "refusedbecause", "reasons" };

    private readonly IReadOnlyList<ImportField> _fields;
    private readonly Dictionary<string, ImportField> _exact = new(StringComparer.Ordinal);
    private readonly ILookup<string, ImportField> _perhaps;
    private readonly List<(string Name, ImportField Field)> _names;

    public HeadingRecognition(IReadOnlyList<ImportField> fields)
    {
        _fields = fields;
        foreach (var field in fields)
        {
            foreach (var heading in field.Headings)
            {
                _exact.TryAdd(HeadingText.Normalize(heading), field);
            }
        }

        _perhaps = fields.SelectMany(f => f.Perhaps.Select(p => (Name: HeadingText.Normalize(p), Field: f))).ToLookup(p => p.Name, p => p.Field);
        _names = [.. _exact.Where(p => p.Key.Length >= (p.Key[0] < 128 ? 5 : 2)).Select(p => (p.Key, p.Value)).OrderByDescending(p => p.Key.Length).ThenBy(p => p.Key, StringComparer.Ordinal)];
    }

    public bool IsExact(string heading) => _exact.ContainsKey(HeadingText.Normalize(heading));

    /// <summary>How much a cell looks like a heading of ours.</summary>
    public int PointsOf(string cell)
    {
        var text = HeadingText.Normalize(cell);
        return Strong(text) is var (_, points) && points > 0 ? points : _perhaps.Contains(text) ? Maybe : 0;
    }

    /// <summary>The field of each heading, or null. A field of one column goes to the heading that says it best, the first of equals.</summary>
    public IReadOnlyList<string?> Assign(IReadOnlyList<string> headings)
    {
        ArgumentNullException.ThrowIfNull(headings);
        var texts = headings.Select(HeadingText.Normalize).ToList();
        var fields = new ImportField?[headings.Count];
        foreach (var (i, field, _) in texts.Select((t, i) => (i, Strong(t).Field, Strong(t).Points)).Where(c => c.Field is not null).OrderByDescending(c => c.Points).ThenBy(c => c.i))
        {
            if (field! /* why: filtered above */ is { Joining: not Joining.None } || !fields.Contains(field))
            {
                fields[i] = field;
            }
        }

        // What is still without a column may take a heading of a vaguer name; a column joined to another may be given up for it.
        foreach (var field in _fields.Where(f => f.Perhaps.Count > 0).OrderByDescending(f => f.IsRequired))
        {
            for (var i = 0; i < texts.Count; i++)
            {
                var taken = fields.Contains(field);
                if (fields[i] is null && _perhaps[texts[i]].Contains(field) && (!taken || field.Joining is not Joining.None))
                {
                    fields[i] = field;
                }
            }
        }

        return [.. fields.Select(f => f?.Name)];
    }

    private (ImportField? Field, int Points) Strong(string text)
    {
        if (text.Length is 0 or > LongestHeading || Nothing.Contains(text))
        {
            return (null, 0);
        }

        if (_exact.TryGetValue(text, out var exact))
        {
            return (exact, Exact);
        }

        if (_perhaps.Contains(text))
        {
            return (null, 0);
        }

        // 企业联系电话: a Chinese heading says at its end what it is.
        var end = _names.FirstOrDefault(n => text.EndsWith(n.Name, StringComparison.Ordinal));
        var inside = end.Field is null ? _names.FirstOrDefault(n => text.Contains(n.Name, StringComparison.Ordinal)) : end;
        return inside.Field is null ? (null, 0) : (inside.Field, Inside);
    }
}
