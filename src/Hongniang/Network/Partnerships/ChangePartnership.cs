using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Network.Partnerships;

/// <summary>Changes what is written of a partnership, and who looks after it.</summary>
public sealed class ChangePartnership(HongniangDb db, PartnershipDesk desk, AssociationClock clock)
{
    public sealed record Input(string Number, int Version, DateOnly? StartedOn, string? Purpose, Guid? ResponsibleId);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await desk.TakeAsync(input.Number, input.Version, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var partnership = taken.Value;
        var purpose = Texts.Clean(input.Purpose);
        var (responsible, unknown) = input.ResponsibleId == partnership.ResponsibleId
            ? (new Responsible.Person(partnership.ResponsibleId, partnership.ResponsibleName), null)
            : await Responsible.FindAsync(db, input.ResponsibleId, actor, ct);
        var checks = PartnershipDesk.CheckPast(new FactChecks(), input.StartedOn, clock.Today, nameof(input.StartedOn))
            .Optional(purpose, Partnership.MaxPurpose, nameof(input.Purpose)).Unclassified(nameof(input.Purpose), purpose).Add(unknown);
        if (checks.Problems.Count > 0)
        {
            return Result.From(checks.Problems);
        }

        var before = partnership.ToFacts();
        partnership.Change(new Partnership.Facts(input.StartedOn!.Value /* why: checked above */, purpose, responsible.Id, responsible.Name));
        var (was, now) = Differences.Between(before, partnership.ToFacts());
        if (now.Count > 0)
        {
            desk.Record(partnership, actor, "Changed", was, now);
        }

        return await db.CommitAsync(ct);
    }
}
