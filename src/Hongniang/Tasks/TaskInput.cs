namespace Hongniang.Tasks;

/// <summary>What a person typed about a task.</summary>
/// <param name="AssigneeId">A technology manager or officer of the association that holds it, or of one above.</param>
public sealed record TaskInput(string? Title, string? Details, Guid? AssigneeId, DateOnly? DueOn);
