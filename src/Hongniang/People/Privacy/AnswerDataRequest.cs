using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People.Privacy;

/// <summary>An officer answers: done, or refused with the reason. Done to an erasure erases.</summary>
public sealed class AnswerDataRequest(HongniangDb db, AssociationClock clock, ErasePerson erase)
{
    /// <param name="Answer">What the person reads; needed unless somebody was erased.</param>
    public sealed record Input(Guid Id, bool Done, string? Answer);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        await using var transaction = await db.BeginAsync(ct);
        if (await db.DataRequests.SingleOrDefaultAsync(r => r.Id == input.Id, ct) is not { } request)
        {
            return Problem.NotFound();
        }

        if (DataRequestRules.ReasonNotToAnswer(request, actor, db.Scope) is { } problem)
        {
            return problem;
        }

        var answer = Texts.Clean(input.Answer);
        var erases = input.Done && request.Kind is DataRequestKind.Erasure;
        var checks = erases ? new FactChecks().Optional(answer, DataRequest.MaxText, nameof(input.Answer)) : new FactChecks().Required(answer, DataRequest.MaxText, nameof(input.Answer));
        if (checks.Problems is [var wrong, ..])
        {
            return wrong;
        }

        request.Close(input.Done ? DataRequestState.Done : DataRequestState.Refused, answer, actor.Name, clock.Now);
        db.Record(new JournalDraft(actor, clock.Now, nameof(DataRequest), request.Id, "", input.Done ? "Answered" : "Refused") { After = new { request.Kind, request.State }, Reason = erases ? null : answer });
        if (erases && await erase.RunAsync(request, actor, ct) is { Succeeded: false } refused)
        {
            db.ForgetChanges();
            return refused;
        }

        return await db.CommitAsync(ct);
    }
}
