namespace Hongniang.Network;

/// <summary>The unified social credit code, GB 32100-2015.</summary>
public static class Uscc
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>Whether the 18 characters are of the alphabet and the last one is the right check character:
    /// check = (31 − Σ value·3^i mod 31) mod 31.</summary>
    public static bool IsValid(string? code) => code is { Length: 18 } && CheckCharacter(code) is { } check && code[17] == check;

    /// <summary>The check character for the first 17 characters; null when one of them is not of the alphabet.</summary>
    public static char? CheckCharacter(ReadOnlySpan<char> code)
    {
        if (code.Length < 17)
        {
            return null;
        }

        var sum = 0;
        var weight = 1;
        for (var i = 0; i < 17; i++)
        {
            var value = Alphabet.IndexOf(code[i], StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            sum += value * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }
}
