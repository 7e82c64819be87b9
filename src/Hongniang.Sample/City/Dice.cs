namespace Hongniang.Sample.City;

/// <summary>Random numbers that come out the same for the same seed, on every machine and in every order of threads: SplitMix64.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A dice of its own for one thing, so that things do not disturb each other.</summary>
    public static Dice For(long seed, string kind, long index)
    {
        var hash = 14695981039346656037UL ^ (ulong)seed;
        foreach (var c in kind)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        // Mixed, because neighbouring states of this generator give the same numbers one step apart.
        return new Dice(Mix(hash ^ Mix((ulong)index + 0xD1342543DE82EF95UL)));
    }

    /// <summary>From 0 up to but not 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public int Below(int count) => (int)(Unit() * count);

    public int Between(int from, int to) => from + Below(to - from + 1);

    public bool Happens(double probability) => Unit() < probability;

    public T Of<T>(IReadOnlyList<T> among) => among[Below(among.Count)];

    /// <summary>A length whose logarithm is spread like a bell around the median's.</summary>
    public double LogNormal(double median, double spread) =>
        median * Math.Exp(spread * Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit()));

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return Mix(_state);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
