namespace RedThread.Text;

/// <summary>Cuts a text into its two streams. Stateless, so one serves all threads.</summary>
internal abstract class TextAnalyzer
{
    public static TextAnalyzer For(UnitKind units) => units == UnitKind.Stems ? new StemAnalyzer() : new CharacterAnalyzer();

    /// <summary>Appends the tokens of the text, in reading order. Empty and null texts have none.</summary>
    public void Analyze(string? text, TokenLists tokens)
    {
        if (string.IsNullOrEmpty(text))
            return;
        var first = tokens.Units.Count;
        for (var i = 0; i < text.Length;)
        {
            var c = Folding.Fold(text[i]);
            var end = i + 1;
            if (Folding.IsIdeograph(c))
            {
                while (end < text.Length && Folding.IsIdeograph(text[end]))
                    end++;
                Ideographs(text, i, end, tokens);
            }
            else if (Folding.IsWord(c))
            {
                while (end < text.Length && Folding.IsWord(Folding.Fold(text[end])))
                    end++;
                Word(text, i, end, tokens);
            }
            i = end;
        }
        Finish(tokens, first);
    }

    /// <summary>Appends the same terms as <see cref="Analyze"/> by their numbers, without their places: what indexing and searching need.</summary>
    public virtual void Read(string? text, TermIds terms)
    {
        var tokens = new TokenLists();
        Analyze(text, tokens);
        foreach (var token in tokens.Units)
            terms.Add(TermKind.Unit, token.Key);
        foreach (var token in tokens.Bigrams)
            terms.Add(TermKind.Bigram, token.Key);
    }

    protected abstract void Word(string text, int start, int end, TokenLists tokens);

    /// <summary>Called at the end of each text with the index of its first unit, so that nothing joins across two texts.</summary>
    protected virtual void Finish(TokenLists tokens, int first)
    {
    }

    protected static string Folded(string text, int start, int end) =>
        string.Create(end - start, (text, start), static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = Folding.Fold(source.text[source.start + i]);
        });

    private static void Ideographs(string text, int start, int end, TokenLists tokens)
    {
        for (var i = start; i < end; i++)
        {
            tokens.Units.Add(new Token(TermKey.Of(text[i]), i, 1));
            if (i + 1 < end)
                tokens.Bigrams.Add(new Token(TermKey.Of(text[i], text[i + 1]), i, 2));
        }
    }
}
