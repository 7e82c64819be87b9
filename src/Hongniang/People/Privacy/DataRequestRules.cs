using Hongniang.Access;
using Hongniang.Common;

namespace Hongniang.People.Privacy;

/// <summary>Who may ask for what, and who answers. Asked for the button and for the action.</summary>
public static class DataRequestRules
{
    /// <summary>People of the association act in office: their accounts are closed by the administrator, and the journal goes on naming who did what.</summary>
    public static Problem? ReasonNotToAsk(DataRequestKind kind, Actor actor) =>
        kind is DataRequestKind.Erasure && !actor.May(r => r.IsMember() || r is Role.Expert)
            ? new Problem("data.office", "Accounts of the association's people are closed by its administrator: what was done in office stays on record.", "Kind")
            : null;

    public static Problem? ReasonNotToAnswer(DataRequest request, Actor actor, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(scope);
        return !actor.May(AccessRules.MayVerify) || !(scope.IsWhole || scope.Territory.Contains(request.HolderId)) ? Problem.NotAllowed()
            : request.State is not DataRequestState.Open ? new Problem("data.answered", "This was answered already.")
            : null;
    }
}
