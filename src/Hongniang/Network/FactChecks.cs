using System.Runtime.CompilerServices;
using Hongniang.Common;

namespace Hongniang.Network;

/// <summary>Collects the problems of one record's facts; the field's name is taken from the argument.</summary>
public sealed class FactChecks
{
    private static readonly HashSet<string> Nothings = new(StringComparer.OrdinalIgnoreCase) { "无", "暂无", "没有", "空", "待定", "略", "n/a", "na", "none", "null", "test", "测试" };

    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Problems => _problems;

    public FactChecks Add(Problem? problem)
    {
        if (problem is not null)
        {
            _problems.Add(problem);
        }

        return this;
    }

    public FactChecks AddRange(IEnumerable<Problem> problems)
    {
        _problems.AddRange(problems);
        return this;
    }

    /// <summary>Present, more than a placeholder such as 无 or /, and not too long.</summary>
    public FactChecks Required(string? text, int most, [CallerArgumentExpression(nameof(text))] string field = "")
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Add(Problem.Required(NameOf(field)));
        }

        if (Nothings.Contains(text.Trim()) || !text.Any(char.IsLetterOrDigit))
        {
            return Add(new Problem("placeholder", "“{0}” says nothing. Please fill this field.", NameOf(field), text.Trim()));
        }

        return Optional(text, most, field);
    }

    public FactChecks Optional(string? text, int most, [CallerArgumentExpression(nameof(text))] string field = "") =>
        text?.Length > most ? Add(Problem.TooLong(NameOf(field), most)) : this;

    public FactChecks Readiness(int? level, [CallerArgumentExpression(nameof(level))] string field = "") =>
        level is null or (>= 1 and <= 9) ? this : Add(new Problem("readiness", "The readiness level is a whole number from 1 to 9.", NameOf(field)));

    /// <summary>An amount in yuan, or null; catches amounts typed in 万元 and the opposite.</summary>
    public FactChecks Amount(decimal? amount, bool zeroAllowed, [CallerArgumentExpression(nameof(amount))] string field = "") => amount switch
    {
        null => this,
        < 0 => Add(new Problem("amount.negative", "An amount cannot be negative.", NameOf(field))),
        0 when zeroAllowed => this,
        0 => Add(new Problem("amount.zero", "Leave the amount empty when it is negotiable; zero would mean free of charge.", NameOf(field))),
        < 1_000 => Add(new Problem("amount.small", "{0} yuan is too little. Is the amount meant in units of ten thousand yuan?", NameOf(field), amount.Value)),
        > 10_000_000_000 => Add(new Problem("amount.large", "More than ten billion yuan cannot be right. Is the amount meant in yuan?", NameOf(field))),
        _ => this,
    };

    public FactChecks Region(string? code, [CallerArgumentExpression(nameof(code))] string field = "") =>
        string.IsNullOrWhiteSpace(code) ? Add(Problem.Required(NameOf(field)))
        : Regions.IsKnown(code) ? this
        : Add(new Problem("region.unknown", "There is no region with the code {0}. Use six digits of GB/T 2260, or nine for a town.", NameOf(field), code));

    public FactChecks Industry(string? code, [CallerArgumentExpression(nameof(code))] string field = "") =>
        string.IsNullOrEmpty(code) || Industries.IsKnown(code) ? this
        : Add(new Problem("industry.unknown", "There is no industry with the code {0}. Use the letter and two digits of GB/T 4754, for example C38.", NameOf(field), code));

    public FactChecks DisciplineList(string? codes, int most, [CallerArgumentExpression(nameof(codes))] string field = "")
    {
        var parts = Separated.Of(codes);
        if (parts.Count > most)
        {
            Add(new Problem("too-many", "At most {0} entries.", NameOf(field), most));
        }

        return parts.FirstOrDefault(p => !Disciplines.IsKnown(p)) is { } unknown
            ? Add(new Problem("discipline.unknown", "There is no discipline with the code {0}. Use three, five or seven digits of GB/T 13745.", NameOf(field), unknown))
            : this;
    }

    /// <summary>A list in one text: number of parts, and length of each.</summary>
    public FactChecks Parts(string? text, int most, int mostEach, [CallerArgumentExpression(nameof(text))] string field = "")
    {
        var parts = Separated.Of(text);
        return parts.Count > most ? Add(new Problem("too-many", "At most {0} entries.", NameOf(field), most))
            : parts.FirstOrDefault(p => p.Length > mostEach) is { } part ? Add(new Problem("part-too-long", "“{0}” is longer than {1} characters.", NameOf(field), part[..Math.Min(part.Length, 20)] + "…", mostEach))
            : this;
    }

    public FactChecks Known<T>(T value, [CallerArgumentExpression(nameof(value))] string field = "")
        where T : struct, Enum =>
        Enum.IsDefined(value) ? this : Add(new Problem("choice.unknown", "Please choose one of the list.", NameOf(field)));

    public FactChecks Unclassified(string field, params ReadOnlySpan<string?> texts) => ClassifiedMarks.In(texts)
        ? Add(new Problem("classified", "This text carries a mark of classification (绝密, 机密 or 秘密). Classified matter may not be entered here; hand it in by the channels for classified matter.", field))
        : this;

    // "facts.Title" → "Title"
    private static string NameOf(string expression) => expression.StartsWith("facts.", StringComparison.Ordinal) ? expression["facts.".Length..] : expression;
}
