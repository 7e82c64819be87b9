using Hongniang.Common;

namespace Hongniang.Access.Exports;

/// <summary>Who decides about a long list, and who may take it. Asked for the button and for the action.</summary>
public static class ExportRules
{
    public static Problem? ReasonNotToDecide(ExportRequest request, Actor actor, Scope scope, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(scope);
        return !actor.May(AccessRules.MayVerify) || !(scope.IsWhole || scope.Territory.Contains(request.HolderId)) ? Problem.NotAllowed()
            : actor.AccountId == request.AccountId ? new Problem("export.own", "Nobody approves the own export: ask another officer.")
            : request.State is not ExportState.Asked ? new Problem("export.decided", "This was decided already.")
            : request.IsOver(now) ? new Problem("export.over", "This request is too old. It has to be made anew.")
            : null;
    }

    public static Problem? ReasonNotToTake(ExportRequest request, Actor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(actor);
        return actor.AccountId != request.AccountId ? Problem.NotAllowed()
            : request.State is ExportState.Asked ? new Problem("export.waits", "A second person has to approve it first.")
            : request.State is ExportState.Refused ? new Problem("export.refused", "This export was refused.")
            : request.IsOver(now) ? new Problem("export.too-late", "The approval is more than {0} days old. Ask again.", null, ExportRequest.ValidDays)
            : null;
    }
}
