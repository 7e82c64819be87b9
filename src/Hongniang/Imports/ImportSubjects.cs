using Hongniang.Common.Importing;

namespace Hongniang.Imports;

/// <summary>What can be imported.</summary>
public sealed class ImportSubjects(IEnumerable<ImportSubject> subjects)
{
    private static readonly string[] Order = ["Need", "Achievement", "Expert", "Organization"];

    /// <summary>Needs first, then achievements, experts and organisations.</summary>
    public IReadOnlyList<ImportSubject> All { get; } = [.. subjects.OrderBy(s => Array.IndexOf(Order, s.Kind))];

    public ImportSubject? Find(string? kind) => All.FirstOrDefault(s => s.Kind == kind);

    public ImportSubject Of(string kind) => Find(kind) ?? throw new InvalidOperationException($"Nothing of the kind {kind} can be imported.");
}
