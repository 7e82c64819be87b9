using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;

namespace Hongniang.Supply.Consents;

/// <summary>An expert takes the consent back, in person or through staff. From this moment the record is neither found nor matched nor shown to others, and introductions that wait for answers end.</summary>
public sealed class WithdrawExpertConsent(HongniangDb db, AssociationClock clock, IEnumerable<IAfterConsentEnded> followers)
{
    /// <param name="Reason">How staff were told; nobody has to give a reason for the own decision.</param>
    /// <param name="EndAll">Whether what both sides agreed to and that is going on ends too.</param>
    public sealed record Input(string? Number, string? Reason, bool EndAll);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var taken = await ConsentDesk.TakeAsync(db, input.Number, null, actor, ct);
        if (!taken.Succeeded)
        {
            return taken;
        }

        var expert = taken.Value;
        if (SupplyRules.ReasonNotToWithdrawConsent(expert.HasConsent) is { } problem)
        {
            return problem;
        }

        var reason = Texts.Clean(input.Reason);
        var checks = ConsentDesk.IsOwn(db.Scope, expert, actor)
            ? new FactChecks().Optional(reason, ExpertConsent.MaxReason, "Reason")
            : new FactChecks().Required(reason, ExpertConsent.MaxReason, "Reason");
        if (checks.Problems is [var wrong, ..])
        {
            return wrong;
        }

        await ConsentDesk.EndAsync(db, expert, ConsentEnding.Withdrawn, reason, input.EndAll, followers, actor, clock, ct);
        return await db.CommitAsync(ct);
    }
}
