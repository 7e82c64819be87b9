namespace Hongniang.Imports;

/// <summary>The rows of an import by what became of them; <see cref="Remarked"/> are added ones of which something was changed or left out.</summary>
public enum ImportPart
{
    Added,
    Remarked,
    PossibleDuplicate,
    Refused,
    Unchanged,
}
