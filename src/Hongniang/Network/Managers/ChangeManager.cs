using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Managers;

/// <summary>Changes what the register says of a technology manager, and lets him or her leave it or return.</summary>
public sealed class ChangeManager(HongniangDb db, AssociationClock clock)
{
    public async Task<Result> RunAsync(string number, int version, ManagerText text, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(text);
        var taken = await TechnologyManagerDesk.TakeAsync(db, number, version, actor, null, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var manager = taken.Value;
        var read = await text.ReadAsync(db, manager.HolderId, manager, clock.Today, ct);
        if (!read.Succeeded)
        {
            return read;
        }

        var before = manager.ToFacts();
        manager.Change(read.Value);
        var (was, now) = Differences.Between(before, manager.ToFacts());
        if (now.Count > 0)
        {
            TechnologyManagerDesk.Record(db, manager, actor, clock.Now, "Changed", was, now);
        }

        return await db.CommitAsync(ct);
    }

    /// <summary>The entry stays with its story; nobody is given needs by it any more.</summary>
    public async Task<Result> LeaveAsync(string number, int version, string? reason, Actor actor, CancellationToken ct)
    {
        var taken = await TechnologyManagerDesk.TakeAsync(db, number, version, actor, ManagerRules.ReasonNotToLeave, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var said = Texts.Clean(reason);
        if (new FactChecks().Required(said, 200, "Reason").Problems is [var missing, ..])
        {
            return missing;
        }

        taken.Value.Leave(clock.Today);
        TechnologyManagerDesk.Record(db, taken.Value, actor, clock.Now, "Left", after: new { taken.Value.LeftOn }, reason: said);
        return await db.CommitAsync(ct);
    }

    public async Task<Result> ReturnAsync(string number, int version, Actor actor, CancellationToken ct)
    {
        var taken = await TechnologyManagerDesk.TakeAsync(db, number, version, actor, ManagerRules.ReasonNotToReturn, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var before = new { taken.Value.LeftOn };
        taken.Value.Return();
        TechnologyManagerDesk.Record(db, taken.Value, actor, clock.Now, "Returned", before);
        return await db.CommitAsync(ct);
    }
}
