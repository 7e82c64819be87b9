namespace RedThread.Text;

/// <summary>
/// The English streams. Units: stems of words. Bigrams: pairs of neighbouring words, whatever stands between them. Chinese inside the text is cut as in <see cref="CharacterAnalyzer"/>.
/// </summary>
internal sealed class StemAnalyzer : TextAnalyzer
{
    protected override void Word(string text, int start, int end, TokenLists tokens) =>
        tokens.Units.Add(new Token(TermKey.Of(PorterStemmer.Stem(Folded(text, start, end))), start, end - start));

    protected override void Finish(TokenLists tokens, int first)
    {
        for (var i = first; i + 1 < tokens.Units.Count; i++)
        {
            var (left, right) = (tokens.Units[i], tokens.Units[i + 1]);
            if (left.Key.Word is { } a && right.Key.Word is { } b)
                tokens.Bigrams.Add(new Token(TermKey.Of($"{a} {b}"), left.Start, right.Start + right.Length - left.Start));
        }
    }
}
