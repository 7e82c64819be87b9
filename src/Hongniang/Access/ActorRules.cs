using Hongniang.Common;

namespace Hongniang.Access;

/// <summary>The rules of <see cref="AccessRules"/>, asked of whoever acts.</summary>
public static class ActorRules
{
    /// <summary>The role that the person acts in; null for the system itself.</summary>
    public static Role? RoleOf(this Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return Enum.TryParse<Role>(actor.Role, out var role) ? role : null;
    }

    /// <summary>Whether the rule lets the actor; the system itself (jobs, command line) may do everything.</summary>
    public static bool May(this Actor actor, Func<Role, bool> rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return actor == Actor.System || (actor.RoleOf() is { } role && rule(role));
    }
}
