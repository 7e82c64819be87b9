namespace RedThread.Text;

/// <summary>The identity of a term: one or two Chinese characters packed into a number, or a word. Exactly one of the two is set.</summary>
internal readonly record struct TermKey(uint Code, string? Word)
{
    public static TermKey Of(char character) => new(character, null);

    public static TermKey Of(char first, char second) => new(((uint)first << 16) | second, null);

    public static TermKey Of(string word) => new(0, word);

    public override int GetHashCode() => Word is null ? (int)(Code * 2654435761u) : StringComparer.Ordinal.GetHashCode(Word);

    public bool Equals(TermKey other) => Code == other.Code && string.Equals(Word, other.Word, StringComparison.Ordinal);

    public override string ToString() => Word ?? (Code > char.MaxValue ? string.Concat((char)(Code >> 16), (char)Code) : ((char)Code).ToString());
}

/// <summary>One occurrence of a term, with its place in the original string.</summary>
internal readonly record struct Token(TermKey Key, int Start, int Length);

/// <summary>The two streams of one text.</summary>
internal sealed class TokenLists
{
    public List<Token> Units { get; } = [];

    public List<Token> Bigrams { get; } = [];

    public List<Token> Of(TermKind stream) => stream == TermKind.Unit ? Units : Bigrams;

    public void Clear()
    {
        Units.Clear();
        Bigrams.Clear();
    }
}
