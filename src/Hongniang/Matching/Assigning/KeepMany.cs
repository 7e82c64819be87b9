using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Matching.Assigning;

/// <summary>Keeps many candidates as <see cref="KeepCandidate"/> does one, inside the caller's transaction: adds and notes, saves nothing.</summary>
internal static class KeepMany
{
    /// <param name="because">The number of the plan that says so.</param>
    /// <param name="team">The number of the team through whose member the need is taken; null for others.</param>
    public static async Task<Result> AddAsync(HongniangDb db, AssociationClock clock, KeepCandidate.Input pair, string because, string? team, Actor actor, CancellationToken ct)
    {
        var found = await JudgedPair.FindAsync(db, pair.NeedNumber, pair.CandidateNumber, actor, ct);
        if (!found.Succeeded)
        {
            return found;
        }

        if (found.Value.Verdict?.Kind is VerdictKind.NotSuitable)
        {
            return new Problem("assignment.judged", "{0} was judged not suitable since the plan was made.", null, pair.CandidateNumber);
        }

        var verdict = found.Value.Say(db, VerdictKind.Kept, actor, clock);
        (verdict.Reason, verdict.Note, verdict.Rank, verdict.Score) = (null, null, pair.Rank, pair.Score);
        db.Record(found.Value.Draft(actor, clock, "CandidateKept") with { After = new { Candidate = pair.CandidateNumber, pair.Rank, pair.Score, Plan = because, Team = team } });
        return Result.Ok;
    }
}
