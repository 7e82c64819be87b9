using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Web.Supply;

/// <summary>The engagements of an achievement or expert in the reader's sight. The need is named only to those who may see it: its own page decides.</summary>
public static class SupplyTies
{
    private const int Most = 20;

    /// <param name="NeedTitle">Null when the need is not the reader's to see.</param>
    public sealed record Tie(string Number, EngagementStage Stage, string MatchmakerName, DateTimeOffset LastActivityAt, string? NeedNumber, string? NeedTitle);

    public static Task<List<Tie>> LoadAsync(HongniangDb db, AchievementId achievement, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return LoadAsync(db, db.Engagements.Where(e => e.AchievementId == achievement), ct);
    }

    public static Task<List<Tie>> LoadAsync(HongniangDb db, ExpertId expert, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return LoadAsync(db, db.Engagements.Where(e => e.ExpertId == expert), ct);
    }

    private static Task<List<Tie>> LoadAsync(HongniangDb db, IQueryable<Engagement> engagements, CancellationToken ct) =>
        engagements.AsNoTracking().OrderByDescending(e => e.LastActivityAt).ThenBy(e => e.Number).Take(Most).Select(e => new Tie(
            e.Number, e.Stage, e.MatchmakerName, e.LastActivityAt,
            db.Needs.Where(n => n.Id == e.NeedId).Select(n => n.Number).FirstOrDefault(), db.Needs.Where(n => n.Id == e.NeedId).Select(n => n.Title).FirstOrDefault())).ToListAsync(ct);
}
