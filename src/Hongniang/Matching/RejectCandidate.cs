using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Matching;

/// <summary>不合适: hides a candidate from the need's list until the verdict is taken back, with a coded reason that can be learned from.</summary>
public sealed class RejectCandidate(HongniangDb db, AssociationClock clock)
{
    public const int MaxNote = 1000;

    /// <param name="Reason">Required.</param>
    /// <param name="Note">In own words; required for <see cref="UnsuitableReason.Other"/>.</param>
    /// <param name="Rank">Where the candidate stood when judged, 1 = first; null when it was not in the list.</param>
    /// <param name="Score">Its score then, 0–100.</param>
    public sealed record Input(string NeedNumber, string CandidateNumber, UnsuitableReason? Reason, string? Note, int? Rank, int? Score);

    public async Task<Result> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var note = Texts.Clean(input.Note);
        if (input.Reason is not { } reason || !Enum.IsDefined(reason))
        {
            return new Problem("verdict.reason-required", "Choose why the candidate does not suit.", nameof(Input.Reason));
        }

        if (reason is UnsuitableReason.Other && note is null)
        {
            return new Problem("verdict.note-required", "Say in a few words why, when no listed reason fits.", nameof(Input.Note));
        }

        if (note?.Length > MaxNote)
        {
            return Problem.TooLong(nameof(Input.Note), MaxNote);
        }

        var found = await JudgedPair.FindAsync(db, input.NeedNumber, input.CandidateNumber, actor, ct);
        if (!found.Succeeded)
        {
            return found;
        }

        var pair = found.Value;
        var verdict = pair.Say(db, VerdictKind.NotSuitable, actor, clock);
        (verdict.Reason, verdict.Note, verdict.Rank, verdict.Score) = (reason, note, input.Rank, input.Score);
        db.Record(pair.Draft(actor, clock, "CandidateRejected") with
        {
            After = new { Candidate = pair.CandidateNumber, Reason = reason, input.Rank, input.Score },
            Reason = note,
        });
        return await db.CommitAsync(ct);
    }
}
