namespace Hongniang.Needs;

/// <summary>Identity of a need.</summary>
public readonly record struct NeedId(Guid Value)
{
    public override string ToString() => Value.ToString();
}
