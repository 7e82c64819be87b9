using RedThread.Indexing;

namespace RedThread.Scoring;

/// <summary>
/// What a count in a document of some length is worth, 1 to 127 of 128 parts: tf / (tf + k1 (1 - b + b · length / mean length)), for every count and <see cref="LengthClass"/>.
/// </summary>
/// <remarks>
/// The mean length enters in steps of 2.2 %. So the table is a function of the present collection, never of its history, and yet stays the same through most changes,
/// which lets segments keep rows of ready values.
/// </remarks>
internal sealed class Saturation
{
    public const int Bits = 7;
    private const int StepsPerDoubling = 32;
    private const int None = int.MinValue;

    private readonly byte[] parts = new byte[(StreamPostings.MostCount + 1) << 8];

    private Saturation(RecipeOptions recipe, int step)
    {
        Step = step;
        var mean = step == None ? 0 : double.Exp2((double)step / StepsPerDoubling);
        for (var lengthClass = 0; lengthClass <= byte.MaxValue; lengthClass++)
        {
            var relative = mean > 0 ? LengthClass.Length(lengthClass) / mean : 0;
            var norm = recipe.K1 * (1 - recipe.B + (recipe.B * relative));
            for (var count = 1; count <= StreamPostings.MostCount; count++)
                parts[(count << 8) | lengthClass] = (byte)Math.Clamp(Math.Round((1 << Bits) * count / (count + norm)), 1, (1 << Bits) - 1);
        }
    }

    /// <summary>Which mean length it was made for.</summary>
    public int Step { get; }

    /// <summary>By count and length class as <see cref="StreamPostings.ShapeOf"/> packs them.</summary>
    public ReadOnlySpan<byte> Parts => parts;

    public byte this[int count, int length] => parts[(Math.Min(count, StreamPostings.MostCount) << 8) | LengthClass.Of(length)];

    public static int StepOf(double meanLength) => meanLength > 0 ? (int)Math.Round(StepsPerDoubling * Math.Log2(meanLength)) : None;

    public static Saturation Of(RecipeOptions recipe, int step) => new(recipe, step);
}
