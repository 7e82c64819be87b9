using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Partnerships;

/// <summary>Grants a partnership a level that the evidence carries, or takes it down for a reason.</summary>
public sealed class GrantLevel(HongniangDb db, PartnershipDesk desk, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, PartnershipLevel? Level, string? Reason);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await desk.TakeAsync(input.Number, input.Version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var (partnership, reason) = (taken.Value, Texts.Clean(input.Reason));
        if (input.Level is not { } level || !Enum.IsDefined(level) || level == partnership.Level)
        {
            return new Problem("choice.unknown", "Please choose one of the list.", nameof(input.Level));
        }

        var evidence = await desk.EvidenceAsync(partnership, ct);
        var isRaise = level > partnership.Level;
        var checks = new FactChecks().Add(PartnershipRules.ReasonNotToGrant(level, evidence));
        if (!isRaise)
        {
            checks.Required(reason, 200, nameof(input.Reason));
        }

        checks.Optional(reason, 200, nameof(input.Reason));
        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        var before = new { partnership.Level };
        partnership.Grant(level, clock.Today);
        desk.Record(partnership, actor, isRaise ? "LevelGranted" : "LevelLowered", before, new { partnership.Level, Evidence = evidence }, reason);
        return await db.CommitAsync(ct);
    }
}
