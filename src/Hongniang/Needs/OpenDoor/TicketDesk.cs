using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Needs.OpenDoor;

/// <summary>What every act by a secret address does first: find its need, refuse a stale form, ask the rule. Names nobody.</summary>
internal static class TicketDesk
{
    /// <summary>The need of the secret; null for every other text.</summary>
    public static IQueryable<Need> Of(HongniangDb db, string? token)
    {
        var hash = Invitation.HashOf(token);
        return db.Needs.IgnoreQueryFilters().Where(n => db.NeedTickets.Any(t => t.NeedId == n.Id && t.TokenHash == hash)); // why: the secret is the right
    }

    public static async Task<Result<Need>> TakeAsync(HongniangDb db, string? token, int version, Func<Need, Problem?> rule, CancellationToken ct) =>
        await Of(db, token).SingleOrDefaultAsync(ct) is not { } need ? Problem.NotFound()
        : rule(need) is { } problem ? problem
        : need.Version == version ? need
        : Stale();

    public static async Task<Result> CommitAsync(HongniangDb db, CancellationToken ct)
    {
        var saved = await db.CommitAsync(ct);
        return saved.Problems is [{ Code: "stale" }] ? Stale() : saved;
    }

    // Whoever changed it is named to people of the association only.
    private static Problem Stale() => new("ticket.stale", "Your association has changed this need meanwhile. Look at it as it stands now.");
}
