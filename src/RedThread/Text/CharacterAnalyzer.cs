namespace RedThread.Text;

/// <summary>
/// The Chinese streams. Units: every character, every whole Latin or number word. Bigrams: overlapping character pairs inside an unbroken run, and words of two letters or more.
/// </summary>
internal sealed class CharacterAnalyzer : TextAnalyzer
{
    private const int LongWord = 256;

    /// <summary>Without a token object each: the cost of reading 17,200 needs is part of ranking them.</summary>
    public override void Read(string? text, TermIds terms)
    {
        if (string.IsNullOrEmpty(text))
            return;
        Span<char> word = stackalloc char[LongWord];
        for (var i = 0; i < text.Length;)
        {
            var c = Folding.Fold(text[i]);
            if (Folding.IsIdeograph(c))
            {
                var start = i;
                for (i++; i < text.Length && Folding.IsIdeograph(text[i]); i++)
                    terms.Prefetch(text[i - 1], text[i]);
                terms.AddCharacter(c);
                for (var at = start + 1; at < i; at++)
                {
                    terms.AddPair(text[at - 1], text[at]);
                    terms.AddCharacter(text[at]);
                }
            }
            else if (Folding.IsWord(c))
            {
                var start = i;
                for (i++; i < text.Length && Folding.IsWord(Folding.Fold(text[i]));)
                    i++;
                var folded = i - start <= LongWord ? word[..(i - start)] : new char[i - start];
                for (var at = start; at < i; at++)
                    folded[at - start] = Folding.Fold(text[at]);
                terms.AddWord(TermKind.Unit, folded);
                if (folded.Length > 1)
                    terms.AddWord(TermKind.Bigram, folded);
            }
            else
            {
                i++;
            }
        }
    }

    protected override void Word(string text, int start, int end, TokenLists tokens)
    {
        var token = new Token(TermKey.Of(Folded(text, start, end)), start, end - start);
        tokens.Units.Add(token);
        if (end - start > 1)
            tokens.Bigrams.Add(token);
    }
}
