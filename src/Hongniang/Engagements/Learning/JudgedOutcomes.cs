using Hongniang.Data;
using Hongniang.Matching;
using Hongniang.Matching.Learning;
using Hongniang.Needs;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements.Learning;

/// <summary>The judged pairs of a territory: what became of introductions, and what was said in needs' lists. Pairs that nobody acted on say nothing, and are none.</summary>
public static class JudgedOutcomes
{
    /// <summary>One pair each, in a total order. An engagement says more than a verdict, and a later engagement more than an earlier one. Two queries.</summary>
    /// <param name="withPlaces">Whether the places in the lists are read too: they stand in what each engagement kept of its match, and are needed for the weights only.</param>
    public static async Task<IReadOnlyList<GradedPair>> LoadAsync(HongniangDb db, bool withPlaces, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var engagements = await db.Engagements.AsNoTracking().OrderBy(e => e.CreatedAt).ThenBy(e => e.Number)
            .Select(e => new { e.NeedId, e.CandidateKind, e.AchievementId, e.ExpertId, e.Stage, e.ParkedFrom, e.LossReason, e.Origin, MatchReasons = withPlaces ? e.MatchReasons : null }).ToListAsync(ct);
        var verdicts = await db.Verdicts.AsNoTracking().OrderBy(v => v.At).ThenBy(v => v.Id)
            .Select(v => new { v.NeedId, v.CandidateKind, v.CandidateId, v.Kind, v.Reason, v.Rank }).ToListAsync(ct);
        Dictionary<(NeedId, Guid), GradedPair> pairs = [];
        foreach (var v in verdicts)
        {
            if (VerdictGrades.Of(v.Kind, v.Reason) is { } grade)
            {
                pairs[(v.NeedId, v.CandidateId)] = new GradedPair(v.NeedId, v.CandidateKind, v.CandidateId, grade, v.Rank);
            }
        }

        foreach (var e in engagements)
        {
            if (OutcomeGrades.Of(e.ParkedFrom ?? e.Stage, e.LossReason, e.Origin is not EngagementOrigin.Event) is { } grade)
            {
                var candidate = e.AchievementId?.Value ?? e.ExpertId!.Value.Value; // why: one of the two is set
                var rank = KeptMatch.Read(e.MatchReasons)?.Rank ?? pairs.GetValueOrDefault((e.NeedId, candidate))?.Rank;
                pairs[(e.NeedId, candidate)] = new GradedPair(e.NeedId, e.CandidateKind, candidate, grade, rank);
            }
        }

        return [.. pairs.Values.OrderBy(p => p.NeedId.Value).ThenBy(p => p.CandidateId)];
    }
}
