namespace Hongniang.Access;

/// <summary>Identity of an organisation of the network. Lives in Access because scope is drawn by organisations.</summary>
public readonly record struct OrganizationId(Guid Value)
{
    public override string ToString() => Value.ToString();
}
