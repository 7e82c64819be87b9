using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Network;

namespace Hongniang.Supply;

/// <summary>Who may change achievements and experts: asked for the button and again by the action.</summary>
public static class SupplyRules
{
    /// <summary>Staff change what their own territory holds; what the network shares with them they only read.</summary>
    public static Problem? ReasonNotToChange(Scope scope, OrganizationId holder, Actor actor) => ChangeOrganization.ReasonNotTo(scope, holder, actor);

    public static Problem? ReasonNotToPublish(SupplyState state) =>
        state is SupplyState.Published ? new Problem("supply.published", "It is published already.") : null;

    public static Problem? ReasonNotToPublish(SupplyState state, bool hasConsent) =>
        ReasonNotToPublish(state) ?? (hasConsent ? null : new Problem("expert.consent", "The expert has not agreed to be listed and asked.", nameof(Expert.Facts.HasConsent)));

    public static Problem? ReasonNotToWithdrawConsent(bool hasConsent) =>
        hasConsent ? null : new Problem("expert.no-consent", "There is no consent to take back.");

    /// <summary>Whoever took the consent back is not called any more. Before the first consent staff may call to ask for it.</summary>
    public static bool ContactIsUsable(SupplyState state, bool hasConsent) => hasConsent || state is not SupplyState.Withdrawn;

    public static Problem? ReasonNotToWithdraw(SupplyState state) =>
        state is SupplyState.Withdrawn ? new Problem("supply.withdrawn", "It is withdrawn already.") : null;
}
