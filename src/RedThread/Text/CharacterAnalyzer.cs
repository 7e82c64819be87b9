namespace RedThread.Text;

/// <summary>
/// The Chinese streams. Units: every character, every whole Latin or number word. Bigrams: overlapping character pairs inside an unbroken run, and words of two letters or more.
/// </summary>
internal sealed class CharacterAnalyzer : TextAnalyzer
{
    protected override void Word(string text, int start, int end, TokenLists tokens)
    {
        var token = new Token(TermKey.Of(Folded(text, start, end)), start, end - start);
        tokens.Units.Add(token);
        if (end - start > 1)
            tokens.Bigrams.Add(token);
    }
}
