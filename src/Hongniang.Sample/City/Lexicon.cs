using System.Text;

namespace Hongniang.Sample.City;

/// <summary>Words without end: the commonest are real, the rest are coined from the characters and pairs of real texts, so that the vocabulary
/// grows with the number of texts as it does in real ones (Heaps), and a word of a rank is always the same.</summary>
internal sealed class Lexicon
{
    /// <summary>Words there are in all; a city of the real size meets about half a million of them.</summary>
    private const int Size = 3_000_000;

    // Zipf-Mandelbrot: the probability of rank r falls as 1 / (r + Shift)^Slope.
    private const double Slope = 1.15, Shift = 40;

    private const int Known = 1 << 16;

    private static readonly double Low = Math.Pow(Shift, 1 - Slope);
    private static readonly double High = Math.Pow(Size + Shift, 1 - Slope);

    private readonly IReadOnlyList<string> _real;
    private readonly char[] _characters;
    private readonly double[] _upTo;
    private readonly Dictionary<char, char[]> _after;
    private readonly string?[] _coined = new string?[Known];

    public Lexicon(IReadOnlyList<string> words, string text)
    {
        _real = words;
        var counts = text.Where(IsIdeograph).GroupBy(c => c).Select(g => (Character: g.Key, Count: g.Count())).OrderByDescending(c => c.Count).ThenBy(c => c.Character).ToList();
        var seen = counts.Select(c => c.Character).ToHashSet();
        var rare = Standard().Where(c => !seen.Contains(c)).ToList();
        _characters = [.. counts.Select(c => c.Character), .. rare];
        _upTo = new double[_characters.Length];
        var sum = 0.0;
        for (var i = 0; i < _characters.Length; i++)
        {
            // Frequent ones flattened a little, those that the texts do not know falling off quickly.
            sum += i < counts.Count ? Math.Pow(counts[i].Count, 0.75) : 0.9 * Math.Pow((double)counts.Count / i, 2.2);
            _upTo[i] = sum;
        }

        _after = text.Zip(text.Skip(1)).Where(p => IsIdeograph(p.First) && IsIdeograph(p.Second)).GroupBy(p => p.First).ToDictionary(g => g.Key, g => g.Select(p => p.Second).ToArray());
    }

    public static bool IsIdeograph(char c) => c is >= '\u4e00' and <= '\u9fff';

    public int RealCount => _real.Count;

    /// <summary>A rank as texts meet it.</summary>
    public static int Rank(Dice dice) => (int)(Math.Pow(((High - Low) * dice.Unit()) + Low, 1 / (1 - Slope)) - Shift);

    public string Word(int rank) =>
        rank < _real.Count ? _real[rank] : rank < Known ? _coined[rank] ??= Coin(rank) : Coin(rank);

    private string Coin(int rank)
    {
        var dice = Dice.For(12345, "word", rank);
        if (dice.Happens(0.03))
        {
            return $"{dice.Between(1, 99)}{dice.Of(["%", "mm", "℃", "kW", "MPa", "μm", ""])}";
        }

        var length = dice.Happens(0.72) ? 2 : dice.Happens(0.6) ? 3 : 4;
        Span<char> word = stackalloc char[length];
        for (var i = 0; i < length; i++)
        {
            word[i] = i > 0 && dice.Happens(0.45) && _after.TryGetValue(word[i - 1], out var next) ? dice.Of(next) : Character(dice);
        }

        return new string(word);
    }

    private char Character(Dice dice)
    {
        var at = Array.BinarySearch(_upTo, dice.Unit() * _upTo[^1]);
        return _characters[Math.Min(at < 0 ? ~at : at, _characters.Length - 1)];
    }

    // The common characters of GB 2312, level 1: rows 16 to 55.
    private static IEnumerable<char> Standard()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding("GB2312");
        for (var row = 0xB0; row <= 0xD7; row++)
        {
            for (var cell = 0xA1; cell <= 0xFE; cell++)
            {
                var character = encoding.GetString([(byte)row, (byte)cell])[0];
                if (IsIdeograph(character))
                {
                    yield return character;
                }
            }
        }
    }
}
