namespace RedThread.Scoring;

/// <summary>A query's distinct terms and their counts, as small as can be: units, then bigrams. Belongs to no collection yet.</summary>
internal readonly struct ReadQuery
{
    private readonly int[] terms;
    private readonly byte[] counts;
    private readonly int units;
    private readonly (int Title, int Body) unitLengths;
    private readonly (int Title, int Body) bigramLengths;

    private ReadQuery(QueryReader reader)
    {
        units = reader.Of(TermKind.Unit).Length;
        terms = new int[units + reader.Of(TermKind.Bigram).Length];
        counts = new byte[2 * terms.Length];
        unitLengths = (reader.TitleLength(TermKind.Unit), reader.BodyLength(TermKind.Unit));
        bigramLengths = (reader.TitleLength(TermKind.Bigram), reader.BodyLength(TermKind.Bigram));
        IsWhole = true;
        var at = 0;
        foreach (var stream in (ReadOnlySpan<TermKind>)[TermKind.Unit, TermKind.Bigram])
        {
            foreach (ref readonly var entry in reader.Of(stream))
            {
                IsWhole &= entry.TitleCount <= byte.MaxValue && entry.BodyCount <= byte.MaxValue;
                terms[at] = entry.Term;
                counts[2 * at] = (byte)Math.Min(entry.TitleCount, byte.MaxValue);
                counts[(2 * at++) + 1] = (byte)Math.Min(entry.BodyCount, byte.MaxValue);
            }
        }
    }

    /// <summary>False where a count did not fit: then this must not be scored with.</summary>
    public bool IsWhole { get; }

    public int Count => terms.Length;

    public bool HasTitle => unitLengths.Title > 0;

    public QueryEntry this[int at] => new(terms[at], counts[2 * at], counts[(2 * at) + 1]);

    public static ReadQuery Of(QueryReader reader) => new(reader);

    public TermKind StreamOf(int at) => at < units ? TermKind.Unit : TermKind.Bigram;

    public (int Title, int Body) LengthOf(TermKind stream) => stream == TermKind.Unit ? unitLengths : bigramLengths;
}
