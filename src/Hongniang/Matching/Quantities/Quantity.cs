namespace Hongniang.Matching.Quantities;

/// <summary>Which side of a figure is meant.</summary>
public enum Bound
{
    /// <summary>Stated without a comparison.</summary>
    None,
    AtLeast,
    AtMost,
    Between,
}

/// <summary>A figure with a unit found in a text, in the base unit of its dimension.</summary>
/// <param name="Dimension">What is measured, for example <c>temperature</c>; only equal dimensions are compared.</param>
/// <param name="Low">The value, or the lower end of a range.</param>
/// <param name="High">The value, or the upper end of a range.</param>
/// <param name="Bound">How the text limits it.</param>
/// <param name="Name">The words before it in the clause, short enough to show.</param>
/// <param name="Context">Pairs of characters and Latin words around it: what the figure is about.</param>
/// <param name="Written">The figure as the text writes it.</param>
public sealed record Quantity(string Dimension, double Low, double High, Bound Bound, string Name, IReadOnlySet<string> Context, string Written)
{
    /// <summary>Whether the figure tells by how much something changes (提高 20%) and not what it is.</summary>
    public bool IsChange { get; init; }
}
