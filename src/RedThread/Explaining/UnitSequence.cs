using RedThread.Text;

namespace RedThread.Explaining;

/// <summary>One unit of a title-and-body text, in reading order.</summary>
/// <param name="Key">The unit.</param>
/// <param name="Field">Title or body.</param>
/// <param name="Start">Offset in the field's original string.</param>
/// <param name="Length">Code units there.</param>
/// <param name="Joined">Nothing but blanks or a hyphen stands between it and the unit before.</param>
internal readonly record struct PlacedUnit(TermKey Key, SpanField Field, int Start, int Length, bool Joined)
{
    public int End => Start + Length;
}

/// <summary>The units of one side of an explanation, title first, with the bigrams by place.</summary>
internal sealed class UnitSequence
{
    /// <summary>Phrases are looked for in this many units of each side; the score always counts all of them.</summary>
    public const int MostUnits = 20_000;

    private readonly Dictionary<(SpanField Field, int Start), Token> bigrams = [];

    public UnitSequence(TextAnalyzer analyzer, string title, string body)
    {
        Append(analyzer, SpanField.Title, title);
        Append(analyzer, SpanField.Body, body);
    }

    public List<PlacedUnit> Units { get; } = [];

    public PlacedUnit this[int i] => Units[i];

    public int Count => Units.Count;

    /// <summary>Do this unit and the next make a phrase?</summary>
    public bool Continues(int i) => i + 1 < Units.Count && Units[i + 1].Joined;

    /// <summary>The bigram that starts with this unit, if there is one.</summary>
    public TermKey? BigramAt(int i) => bigrams.TryGetValue((Units[i].Field, Units[i].Start), out var token) ? token.Key : null;

    /// <summary>How many units that bigram spans: a word of letters stands for itself, a pair for two.</summary>
    public int BigramUnits(int i) => bigrams[(Units[i].Field, Units[i].Start)].Length > Units[i].Length ? 2 : 1;

    public TextSpan SpanOf(int from, int count) => new(Units[from].Field, Units[from].Start, Units[from + count - 1].End - Units[from].Start);

    private void Append(TextAnalyzer analyzer, SpanField field, string text)
    {
        var tokens = new TokenLists();
        analyzer.Analyze(text, tokens);
        var end = 0;
        foreach (var token in tokens.Units.Take(MostUnits - Units.Count))
        {
            var joined = end > 0 && text.AsSpan(end, token.Start - end).IndexOfAnyExcept(" \u3000-") < 0;
            Units.Add(new PlacedUnit(token.Key, field, token.Start, token.Length, joined));
            end = token.Start + token.Length;
        }
        foreach (var token in tokens.Bigrams)
            bigrams.TryAdd((field, token.Start), token);
    }
}
