using System.Text;

namespace RedThread.Benchmarks;

/// <summary>
/// Nonsense in Chinese characters with the statistics that decide the work: characters and words by Zipf, topics, key words that a text repeats, new words without end. Lengths
/// are those of real needs and achievements (median 225 and 370 characters, log-normal). Always the same. Fit for speed, never for quality.
/// </summary>
internal static class GeneratedCorpus
{
    private const int Characters = 2_600;
    private const int Words = 600_000;
    private const int Topics = 400;
    private const int TopicWords = 400;

    public static Corpus Make(int documents, int needs)
    {
        var words = Lexicon(new Random(1));
        var topics = Enumerable.Range(0, Topics).Select(i => TopicOf(new Random(1000 + i))).ToArray();
        return new Corpus(
            [.. Enumerable.Range(0, documents).Select(i => new Random(1_000_000 + i)).Select((random, i) => new IndexDocument($"d{i:000000}", Title(random, words, topics, out var keys), Body(random, words, keys, 200, .6)))],
            [.. Enumerable.Range(0, needs).Select(i => new Random(2_000_000 + i)).Select(random => new MatchQuery(Title(random, words, topics, out var keys), Body(random, words, keys, 225, .8)))]);
    }

    private static string[] Lexicon(Random random)
    {
        var words = new string[Words];
        for (var i = 0; i < Words; i++)
        {
            var length = random.NextDouble() switch { < .72 => 2, < .9 => 3, _ => 4 };
            words[i] = i % 33 == 32 ? $"A{i % 997}" : string.Create(length, random, static (span, r) =>
            {
                for (var at = 0; at < span.Length; at++)
                    span[at] = (char)('\u4e00' + Zipf(r, Characters, .75));
            });
        }
        return words;
    }

    private static int[] TopicOf(Random random) => [.. Enumerable.Range(0, TopicWords).Select(_ => 40 + (int)Math.Exp(random.NextDouble() * Math.Log(Words - 41)))];

    private static string Title(Random random, string[] words, int[][] topics, out string[] keys)
    {
        var topic = topics[(int)(Topics * Math.Pow(random.NextDouble(), 1.8))];
        keys = [.. Enumerable.Range(0, random.Next(4, 8)).Select(_ => words[topic[Zipf(random, TopicWords, 1)]])];
        var title = new StringBuilder();
        while (title.Length < 14)
            title.Append(keys[random.Next(keys.Length)]);
        return title.ToString();
    }

    private static string Body(Random random, string[] words, string[] keys, double median, double spread)
    {
        var length = Math.Clamp(median * Math.Exp(spread * Gaussian(random)), 40, 2700);
        var body = new StringBuilder();
        while (body.Length < length)
        {
            body.Append(random.NextDouble() < .3 ? keys[random.Next(keys.Length)] : words[Zipf(random, Words, 1.05)]);
            if (random.NextDouble() < .15)
                body.Append('，');
        }
        return body.ToString();
    }

    /// <summary>A rank from 0, falling about as rank^-power.</summary>
    private static int Zipf(Random random, int count, double power)
    {
        var a = 1 - power;
        var u = random.NextDouble();
        var rank = Math.Abs(a) < 1e-9 ? Math.Exp(u * Math.Log(count + 1d)) : Math.Pow((u * (Math.Pow(count + 1d, a) - 1)) + 1, 1 / a);
        return Math.Clamp((int)rank - 1, 0, count - 1);
    }

    private static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
