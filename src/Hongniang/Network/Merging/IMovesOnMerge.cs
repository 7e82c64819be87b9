using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.Network.Merging;

/// <summary>What another module keeps about units, and moves when one is found to be another. Registered by the module that keeps it; this one does not know it.</summary>
public interface IMovesOnMerge
{
    /// <summary>How much would move, within the reader's sight.</summary>
    Task<IReadOnlyList<Moving>> CountAsync(OrganizationId unit, CancellationToken ct);

    /// <summary>Moves everything, also what the actor does not see, within the open transaction, with one line in the journal for each record. Must not commit.</summary>
    Task MoveAsync(UnitMerge merge, CancellationToken ct);
}

/// <param name="Kind">The entity's name; <c>Merge.Need</c> is the word for it.</param>
public sealed record Moving(string Kind, int Count);

/// <summary>One unit that becomes another.</summary>
/// <param name="From">The unit that goes.</param>
/// <param name="To">The unit that is kept.</param>
/// <param name="ToName">Its name, for records that carry it.</param>
public sealed record UnitMerge(OrganizationId From, string FromNumber, OrganizationId To, string ToNumber, string ToName, Actor Actor, DateTimeOffset At)
{
    /// <summary>The line in the journal of a record that moves along.</summary>
    public JournalDraft Line(string kind, Guid id, string number) =>
        new(Actor, At, kind, id, number, "UnitMerged") { Before = new { Unit = FromNumber }, After = new { Unit = ToNumber } };
}
