using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Needs;

/// <summary>Publishes an accepted need: from now on it is matched and offered.</summary>
public sealed class PublishNeed(HongniangDb db, AssociationClock clock)
{
    /// <param name="Waiver">Why it is published although less than <see cref="NeedQuality.Enough"/> points are told.</param>
    public sealed record Input(string Number, int Version, string? Waiver = null);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await NeedDesk.TakeAsync(db, input.Number, input.Version, NeedAct.Publish, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var need = taken.Value;
        var quality = NeedQuality.Of(need.ToFacts()).Score;
        var waiver = Texts.Clean(input.Waiver);
        if (quality < NeedQuality.Enough && NeedDesk.ReasonMissing(waiver) is not null)
        {
            return new Problem("need.quality", "Only {0} of 100 points are told. Add what is missing, or write why it is published all the same.", "Reason", quality);
        }

        var before = new { need.State };
        need.Publish(clock.Now, clock.Today);
        NeedDesk.Record(db, need, actor, clock.Now, "Published", before, new { need.State, Quality = quality, need.ValidUntil }, waiver);
        return await db.CommitAsync(ct);
    }
}
