using RedThread.Indexing;
using RedThread.Text;

namespace RedThread.Explaining;

/// <summary>Gives the terms of a query their spelling back, which scoring does without.</summary>
internal sealed class TermKeys
{
    private readonly Dictionary<(TermKind, int), TermKey> keys = [];

    public TermKeys(MatchQuery query, TextAnalyzer analyzer, Vocabulary[] vocabularies)
    {
        var tokens = new TokenLists();
        analyzer.Analyze(query.Title, tokens);
        analyzer.Analyze(query.Body, tokens);
        foreach (var stream in (ReadOnlySpan<TermKind>)[TermKind.Unit, TermKind.Bigram])
        {
            foreach (var token in tokens.Of(stream))
                keys.TryAdd((stream, vocabularies[(int)stream].Find(token.Key)), token.Key);
        }
    }

    public string Of(TermKind stream, int term) => keys[(stream, term)].ToString();
}
