using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Access.Exports;

/// <summary>An officer approves or refuses a long list that a colleague wants to take. Nobody decides about the own one.</summary>
public sealed class DecideExport(HongniangDb db, AssociationClock clock)
{
    /// <param name="Note">Needed to refuse.</param>
    public sealed record Input(Guid Id, bool Approve, string? Note);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(actor);
        if (await db.ExportRequests.SingleOrDefaultAsync(r => r.Id == input.Id, ct) is not { } request)
        {
            return Problem.NotFound();
        }

        if (ExportRules.ReasonNotToDecide(request, actor, db.Scope, clock.Now) is { } problem)
        {
            return problem;
        }

        var note = Texts.Clean(input.Note);
        if (note is null && !input.Approve)
        {
            return Problem.Required("Note");
        }

        if (note?.Length > ExportRequest.MaxReason)
        {
            return Problem.TooLong("Note", ExportRequest.MaxReason);
        }

        request.Decide(input.Approve, actor.AccountId, actor.Name, note, clock.Now);
        db.Record(new JournalDraft(actor, clock.Now, nameof(ExportRequest), request.Id, request.List, input.Approve ? "Approved" : "Refused") { Before = new { State = ExportState.Asked }, After = new { request.State }, Reason = note });
        return await db.CommitAsync(ct);
    }
}
