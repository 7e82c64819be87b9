using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Needs.OpenDoor;

/// <summary>The firm takes its need back by its secret address, and with it the consent: the contact is erased at once, the record stays.</summary>
public sealed class TakeBackNeed(HongniangDb db, AssociationClock clock)
{
    /// <param name="Confirmed">That it is really meant.</param>
    public sealed record Input(string? Token, int Version, string? Reason, bool Confirmed);

    public async Task<Result> RunAsync(Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await TicketDesk.TakeAsync(db, input.Token, input.Version, need => need.ReasonNotToWithdraw(), ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var reason = Texts.Clean(input.Reason);
        List<Problem> problems = [.. new[] { NeedDesk.ReasonMissing(reason) }.OfType<Problem>()];
        if (!input.Confirmed)
        {
            problems.Add(new Problem("ticket.confirm", "Tick this to take the need back.", nameof(input.Confirmed)));
        }

        if (problems.Count > 0)
        {
            return Result.From(problems);
        }

        var need = taken.Value;
        var before = new { need.State };
        need.Withdraw(reason! /* why: checked above */, clock.Now);
        need.ForgetContact(clock.Now);
        NeedDesk.Record(db, need, Actor.Visitor, clock.Now, "Withdrawn", before, new { need.State, ContactErased = true }, reason);
        return await TicketDesk.CommitAsync(db, ct);
    }
}
