using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Managers;

/// <summary>Takes somebody into the register of technology managers.</summary>
public sealed class RegisterManager(HongniangDb db, AssociationClock clock)
{
    /// <param name="HolderId">The association that keeps the entry; one of the actor's own territory.</param>
    public sealed record Input(OrganizationId HolderId, ManagerText Text);

    /// <returns>The number of the entry.</returns>
    public async Task<Result<string>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!actor.May(AccessRules.MayKeepManagers))
        {
            return Problem.NotAllowed();
        }

        if (await Holding.ReasonNotToHoldAsync(db, input.HolderId, ct) is { } outside)
        {
            return outside;
        }

        var read = await input.Text.ReadAsync(db, input.HolderId, null, clock.Today, ct);
        if (!read.Succeeded)
        {
            return Result<string>.Refused(read.Problems);
        }

        await using var transaction = await db.BeginAsync(ct);
        var number = await Numbering.TakeAsync(db, HumanNumber.Manager, clock.Today, ct);
        var manager = TechnologyManager.Register(clock.NewId(), number, input.HolderId, read.Value, clock.Now);
        db.TechnologyManagers.Add(manager);
        TechnologyManagerDesk.Record(db, manager, actor, clock.Now, "Registered", after: new { manager.Name, manager.Level, manager.RegionCode, manager.Fields, manager.LoadCap });
        var result = await db.CommitAsync(ct);
        return result.Succeeded ? number : Result<string>.Refused(result.Problems);
    }
}
