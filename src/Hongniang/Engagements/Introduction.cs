using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching;

namespace Hongniang.Engagements;

/// <summary>A pair that may be proposed, with what the ranking says of it now: for the page that proposes, and for what the engagement keeps of it.</summary>
/// <param name="Match">Null while the index is being loaded, or when the candidate has not reached it yet.</param>
/// <param name="Leaks">What may tell the other side who the enterprise is.</param>
public sealed record Introduction(Pairing Pair, KeptMatch? Match, LeakReport Leaks)
{
    public static async Task<Result<Introduction>> LoadAsync(
        HongniangDb db, AssociationClock clock, MatchNeed match, SimilarNeeds alike, string needNumber, string candidateNumber, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(match);
        var found = await Pairing.FindAsync(db, clock, needNumber, candidateNumber, actor, ct);
        return found.Succeeded
            ? new Introduction(found.Value, await MatchAsync(db, match, alike, found.Value, candidateNumber, actor, ct), await LeakReport.LoadAsync(db, found.Value.Need, ct))
            : Result<Introduction>.Refused(found.Problems);
    }

    /// <summary>Whatever the filters would hide: the person has chosen this candidate already.</summary>
    private static async Task<KeptMatch?> MatchAsync(HongniangDb db, MatchNeed match, SimilarNeeds alike, Pairing pair, string candidateNumber, Actor actor, CancellationToken ct)
    {
        var subject = MatchSubject.Of(pair.Need);
        var cases = await EarlierCases.LoadAsync(db, await alike.FindAsync(subject, ct), ct);
        var answer = await match.RunAsync(new MatchNeed.Input(subject, MatchFilters.None, []) { Cases = cases }, actor, ct);
        if (!answer.Succeeded)
        {
            return null;
        }

        var list = answer.Value.Lists[pair.Kind];
        return list.Desk.Find(candidateNumber, list.Rows) is { } found ? KeptMatch.Of(list.Desk, found.Row) : null;
    }
}
