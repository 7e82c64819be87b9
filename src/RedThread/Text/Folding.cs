namespace RedThread.Text;

/// <summary>Full width becomes half width, capitals become small. One code unit stays one code unit, so offsets survive.</summary>
internal static class Folding
{
    public static char Fold(char c) => c switch
    {
        <= '\u007f' => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c,
        '\u3000' => ' ',
        >= '\uff01' and <= '\uff5e' => Fold((char)(c - 0xfee0)),
        _ => c,
    };

    /// <summary>
    /// The unified ideographs, and extension A for the rare characters of names. Ideographs beyond the basic plane (surrogate pairs) are no tokens.
    /// </summary>
    public static bool IsIdeograph(char c) => c is (>= '\u4e00' and <= '\u9fff') or (>= '\u3400' and <= '\u4dbf');

    /// <summary>Expects a folded character.</summary>
    public static bool IsWord(char folded) => folded is (>= 'a' and <= 'z') or (>= '0' and <= '9');
}
