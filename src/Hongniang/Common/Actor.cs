namespace Hongniang.Common;

/// <summary>Who acts, and for which organisation. <see cref="System"/> stands for jobs and clocks.</summary>
public sealed record Actor(Guid? AccountId, string Name, Guid? OrganizationId, string Role)
{
    public static Actor System { get; } = new(null, "Hongniang", null, "System");

    /// <summary>Somebody without an account, through a page that is open to everybody.</summary>
    public static Actor Visitor { get; } = new(null, "访客", null, "Visitor");
}
