using RedThread.Indexing;
using RedThread.Text;

namespace RedThread.Scoring;

/// <summary>One distinct term of a query. A number below zero is a term that the vocabulary lacks.</summary>
internal readonly record struct QueryEntry(int Term, int TitleCount, int BodyCount);

/// <summary>Reads queries into distinct terms with their counts. Made once and used again and again, by one thread at a time.</summary>
internal sealed class QueryReader
{
    private readonly TextAnalyzer analyzer;
    private readonly Dictionary<(TermKind, TermKey), int> unknown = [];
    private readonly TermIds title;
    private readonly TermIds body;
    private readonly QueryEntry[][] entries = [[], []];
    private readonly int[] counts = new int[2];
    private int[] table = new int[1024];

    public QueryReader(TextAnalyzer analyzer, Vocabulary[] vocabularies)
    {
        this.analyzer = analyzer;
        (title, body) = (new TermIds(vocabularies, unknown), new TermIds(vocabularies, unknown));
    }

    /// <summary>The terms of the query read last, in order of first sight, title before body.</summary>
    public ReadOnlySpan<QueryEntry> Of(TermKind stream) => entries[(int)stream].AsSpan(0, counts[(int)stream]);

    /// <summary>Tokens of the title, by stream.</summary>
    public int TitleLength(TermKind stream) => title.Of(stream).Length;

    public int BodyLength(TermKind stream) => body.Of(stream).Length;

    public void Read(MatchQuery query)
    {
        title.Clear();
        body.Clear();
        unknown.Clear();
        analyzer.Read(query.Title, title);
        analyzer.Read(query.Body, body);
        Count(TermKind.Unit);
        Count(TermKind.Bigram);
    }

    private void Count(TermKind stream)
    {
        var first = title.Of(stream);
        var second = body.Of(stream);
        var most = first.Length + second.Length;
        while (table.Length < 2 * most)
            table = new int[2 * table.Length];
        if (entries[(int)stream].Length < most)
            entries[(int)stream] = new QueryEntry[2 * most];
        counts[(int)stream] = 0;
        foreach (var term in first)
        {
            ref var entry = ref Entry(stream, term);
            entry = entry with { TitleCount = entry.TitleCount + 1 };
        }
        foreach (var term in second)
        {
            ref var entry = ref Entry(stream, term);
            entry = entry with { BodyCount = entry.BodyCount + 1 };
        }
        Array.Clear(table);
    }

    private ref QueryEntry Entry(TermKind stream, int term)
    {
        var found = entries[(int)stream];
        ref var count = ref counts[(int)stream];
        for (var slot = (int)((uint)term * 2654435769u >> 8) & (table.Length - 1); ; slot = (slot + 1) & (table.Length - 1))
        {
            if (table[slot] == 0)
            {
                table[slot] = ++count;
                found[count - 1] = new QueryEntry(term, 0, 0);
                return ref found[count - 1];
            }
            if (found[table[slot] - 1].Term == term)
                return ref found[table[slot] - 1];
        }
    }
}
