using System.Globalization;

namespace Hongniang.Sample.City;

/// <summary>What a collection of texts looks like to an engine that reads single characters and pairs of them.</summary>
/// <param name="Characters">Per text.</param>
/// <param name="Unigrams">Distinct characters per text.</param>
/// <param name="Bigrams">Distinct pairs per text.</param>
/// <param name="UnigramVocabulary">Distinct characters in all texts.</param>
/// <param name="SharedUnigrams">That two different texts have in common, on average: the work per pair.</param>
/// <param name="Hapax">Share of the pairs that stand in one text only.</param>
public sealed record TextStatistics(
    int Texts, double Characters, double Unigrams, double Bigrams, int UnigramVocabulary, int BigramVocabulary, double SharedUnigrams, double SharedBigrams, double Hapax)
{
    public static TextStatistics Of(IReadOnlyCollection<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var (unigrams, bigrams) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var (distinctUnigrams, distinctBigrams) = (0L, 0L);
        foreach (var text in texts)
        {
            var (one, two) = Grams(text);
            distinctUnigrams += one.Count;
            distinctBigrams += two.Count;
            Count(one, unigrams);
            Count(two, bigrams);
        }

        double n = Math.Max(2, texts.Count);
        double Shared(Dictionary<string, int> counts) => counts.Values.Sum(v => (double)v * (v - 1)) / (n * (n - 1));
        return new TextStatistics(texts.Count, texts.Sum(t => (double)t.Length) / n, distinctUnigrams / n, distinctBigrams / n, unigrams.Count, bigrams.Count,
            Shared(unigrams), Shared(bigrams), (double)bigrams.Values.Count(v => v == 1) / Math.Max(1, bigrams.Count));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Texts} texts: {Characters:0} characters, {Unigrams:0} distinct characters and {Bigrams:0} pairs each; {UnigramVocabulary} characters and {BigramVocabulary} pairs in all; two share {SharedUnigrams:0.0} and {SharedBigrams:0.0}; {Hapax:0%} of the pairs once");

    private static (HashSet<string> Unigrams, HashSet<string> Bigrams) Grams(string text)
    {
        var (one, two) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < text.Length; i++)
        {
            if (Lexicon.IsIdeograph(text[i]))
            {
                one.Add(text.Substring(i, 1));
                if (i + 1 < text.Length && Lexicon.IsIdeograph(text[i + 1]))
                {
                    two.Add(text.Substring(i, 2));
                }
            }
            else if (char.IsAsciiLetterOrDigit(text[i]))
            {
                var from = i;
                while (i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1]))
                {
                    i++;
                }

                one.Add(text[from..(i + 1)].ToLowerInvariant());
            }
        }

        return (one, two);
    }

    private static void Count(HashSet<string> grams, Dictionary<string, int> counts)
    {
        foreach (var gram in grams)
        {
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }
    }
}
