using Hongniang.Access;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>What narrows the board, the list and the export; each part stands in the page's address.</summary>
/// <param name="Words">Each word must occur in the number, or in what the reader's own scope shows of the need or the candidate.</param>
/// <param name="Matchmaker">Worked by this account.</param>
/// <param name="Overdue">Only those whose next step should have been done before today.</param>
/// <param name="NeedNumber">Only those of one need.</param>
/// <param name="Reached">Only those that got so far, whatever became of them.</param>
public sealed record EngagementFilter(string? Words = null, Guid? Matchmaker = null, OrganizationId? Holder = null, bool Overdue = false, string? NeedNumber = null, EngagementReach? Reached = null)
{
    internal IQueryable<Engagement> Apply(HongniangDb db, DateOnly today)
    {
        var engagements = db.Engagements.AsNoTracking();
        foreach (var word in (Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            // Needs, achievements and experts are asked through the reader's own scope: a hidden name cannot be guessed by searching for it.
            engagements = engagements.Where(e => e.Number.Contains(word)
                || db.Needs.Any(n => n.Id == e.NeedId && (n.Title.Contains(word) || n.Number.Contains(word) || n.EnterpriseName.Contains(word)))
                || db.Achievements.Any(a => a.Id == e.AchievementId && (a.Title.Contains(word) || a.Number.Contains(word)))
                || db.Experts.Any(x => x.Id == e.ExpertId && (x.Name.Contains(word) || x.Number.Contains(word))));
        }

        if (Matchmaker is { } matchmaker)
        {
            engagements = engagements.Where(e => e.MatchmakerId == matchmaker);
        }

        if (Holder is { } holder)
        {
            engagements = engagements.Where(e => e.HolderId == holder);
        }

        if (Overdue)
        {
            engagements = engagements.Where(e => e.NextStepDue < today && e.Stage != EngagementStage.Parked);
        }

        engagements = Reached switch
        {
            EngagementReach.Introduced => engagements.Where(e => e.IntroducedAt != null),
            EngagementReach.Met => engagements.Where(e => e.Meetings.Any()),
            EngagementReach.Open => engagements.Where(e => e.Stage != EngagementStage.Signed && e.Stage != EngagementStage.Lost),
            _ => engagements,
        };
        return string.IsNullOrEmpty(NeedNumber) ? engagements : engagements.Where(e => db.Needs.Any(n => n.Id == e.NeedId && n.Number == NeedNumber));
    }
}
