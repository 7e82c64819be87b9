namespace Hongniang.Network;

/// <summary>Lists kept in one text: parts separated by <c>;</c>, forgiving the other marks that people type.</summary>
public static class Separated
{
    private static readonly char[] Marks = [';', '；', '、', ',', '，', '\n', '|'];

    public static IReadOnlyList<string> Of(string? text) =>
        (text ?? "").Split(Marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>The parts as they are stored; null when there are none.</summary>
    public static string? Join(string? text) => Of(text) is { Count: > 0 } parts ? string.Join(';', parts) : null;
}
