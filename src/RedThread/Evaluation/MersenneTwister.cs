namespace RedThread.Evaluation;

/// <summary>
/// MT19937 (Matsumoto and Nishimura 1998). Not for its quality: the reference scorer draws its resamples with it, and so our intervals are its intervals to the last digit.
/// </summary>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private const int Shift = 397;

    private readonly uint[] state = new uint[Size];
    private int next = Size;

    public MersenneTwister(uint seed)
    {
        state[0] = seed;
        for (var i = 1; i < Size; i++)
            state[i] = (1812433253u * (state[i - 1] ^ (state[i - 1] >> 30))) + (uint)i;
    }

    /// <summary>Uniform in 0 .. bound-1: draws of just enough bits, those out of range thrown away.</summary>
    public int Below(int bound)
    {
        var most = (uint)(bound - 1);
        if (most == 0)
            return 0;
        var mask = uint.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(most);
        uint drawn;
        do
        {
            drawn = Next() & mask;
        }
        while (drawn > most);
        return (int)drawn;
    }

    private uint Next()
    {
        if (next == Size)
            Turn();
        var y = state[next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }

    private void Turn()
    {
        for (var i = 0; i < Size; i++)
        {
            var y = (state[i] & 0x80000000u) | (state[(i + 1) % Size] & 0x7fffffffu);
            state[i] = state[(i + Shift) % Size] ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0dfu);
        }
        next = 0;
    }
}
