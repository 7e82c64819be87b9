using Hongniang.Common;
using Hongniang.Matching;

namespace Hongniang.Engagements;

/// <summary>How well one candidate answers one need, as the ranking says now: for the page that proposes and for what is kept of it.</summary>
internal static class MatchOfPair
{
    /// <summary>Null while the index is being loaded, or when the candidate has not reached it yet.</summary>
    public static async Task<KeptMatch?> LoadAsync(MatchNeed match, Pairing pair, string candidateNumber, Actor actor, CancellationToken ct)
    {
        // Shown whatever the filters would hide: the person has chosen this candidate already.
        var answer = await match.RunAsync(new MatchNeed.Input(MatchSubject.Of(pair.Need), MatchFilters.None, []), actor, ct);
        if (!answer.Succeeded)
        {
            return null;
        }

        var list = answer.Value.Lists[pair.Kind];
        return list.Desk.Find(candidateNumber, list.Rows) is { } found ? KeptMatch.Of(list.Desk, found.Row) : null;
    }
}
