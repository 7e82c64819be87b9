using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Matching;

/// <summary>收藏: keeps a candidate for later; it stands first in the list, marked.</summary>
public sealed class KeepCandidate(HongniangDb db, AssociationClock clock)
{
    /// <param name="Rank">Where the candidate stood when judged, 1 = first; null when it was not in the list.</param>
    /// <param name="Score">Its score then, 0–100.</param>
    public sealed record Input(string NeedNumber, string CandidateNumber, int? Rank, int? Score);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var found = await JudgedPair.FindAsync(db, input.NeedNumber, input.CandidateNumber, actor, ct);
        if (!found.Succeeded)
        {
            return found;
        }

        var pair = found.Value;
        var verdict = pair.Say(db, VerdictKind.Kept, actor, clock);
        (verdict.Reason, verdict.Note, verdict.Rank, verdict.Score) = (null, null, input.Rank, input.Score);
        db.Record(pair.Draft(actor, clock, "CandidateKept") with { After = new { Candidate = pair.CandidateNumber, input.Rank, input.Score } });
        return await db.CommitAsync(ct);
    }
}
