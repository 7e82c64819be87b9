using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Matching;

/// <summary>Takes back what was said of a candidate: it is listed by its score again. The journal keeps what was said.</summary>
public sealed class TakeBackVerdict(HongniangDb db, AssociationClock clock)
{
    public sealed record Input(string NeedNumber, string CandidateNumber);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var found = await JudgedPair.FindAsync(db, input.NeedNumber, input.CandidateNumber, actor, ct);
        if (!found.Succeeded)
        {
            return found;
        }

        var pair = found.Value;
        if (pair.Verdict is not { } verdict)
        {
            return Problem.NotFound();
        }

        db.Verdicts.Remove(verdict);
        db.Record(pair.Draft(actor, clock, "VerdictTakenBack") with
        {
            Before = new { Candidate = pair.CandidateNumber, verdict.Kind, verdict.Reason },
        });
        return await db.CommitAsync(ct);
    }
}
