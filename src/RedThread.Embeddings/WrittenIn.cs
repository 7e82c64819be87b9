namespace RedThread.Embeddings;

/// <summary>The writing that most of a text is in: enough to tell whether two texts can share words at all.</summary>
public enum Writing
{
    /// <summary>Figures, or nothing.</summary>
    None,
    Ideographs,
    Letters,
}

public static class WrittenIn
{
    /// <summary>An ideograph says as much as about two letters.</summary>
    private const int LettersOfIdeograph = 2;

    public static Writing Of(string title, string body)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(body);
        var (ideographs, letters) = (0, 0);
        foreach (var text in (ReadOnlySpan<string>)[title, body])
        {
            foreach (var c in text)
            {
                if (c is (>= '\u4e00' and <= '\u9fff') or (>= '\u3400' and <= '\u4dbf'))
                    ideographs++;
                else if (char.IsLetter(c))
                    letters++;
            }
        }
        return ideographs == 0 && letters == 0 ? Writing.None : ideographs * LettersOfIdeograph >= letters ? Writing.Ideographs : Writing.Letters;
    }

    /// <summary>Whether both are written, and differently.</summary>
    public static bool Differ(Writing one, Writing other) => one is not Writing.None && other is not Writing.None && one != other;
}
