using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Needs;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements.Assigning;

/// <summary>Puts the needs of a plan's rows into the hands of their technology managers. What the rows ask for is loaded once, not row by row.</summary>
internal sealed class GiveNeeds
{
    private const int RowsAtOnce = 200;

    private readonly HongniangDb _db;
    private readonly Dictionary<string, Need> _needs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid?> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<OrganizationId, IReadOnlyList<Matchmakers.Found>> _matchmakers = [];

    private GiveNeeds(HongniangDb db) => _db = db;

    /// <summary>Two queries for each two hundred rows, and two for each association that holds some of the needs.</summary>
    public static async Task<GiveNeeds> LoadAsync(HongniangDb db, IReadOnlyList<AssignmentOutcome.Row> rows, CancellationToken ct)
    {
        var giving = new GiveNeeds(db);
        foreach (var some in rows.Select(r => r.Need).Distinct(StringComparer.Ordinal).Chunk(RowsAtOnce))
        {
            await db.Needs.Where(n => some.Contains(n.Number)).ForEachAsync(n => giving._needs[n.Number] = n, ct);
        }

        foreach (var some in rows.Select(r => r.Candidate).Distinct(StringComparer.Ordinal).Chunk(RowsAtOnce))
        {
            await db.TechnologyManagers.Where(m => some.Contains(m.Number) && m.LeftOn == null).Select(m => new { m.Number, m.AccountId }).ForEachAsync(m => giving._accounts[m.Number] = m.AccountId, ct);
        }

        foreach (var holder in giving._needs.Values.Select(n => n.HolderId).Distinct())
        {
            giving._matchmakers[holder] = await Matchmakers.LoadAsync(db, holder, ct);
        }

        return giving;
    }

    /// <summary>The change and its line in the journal, inside the caller's transaction. Saves nothing.</summary>
    /// <returns>Why the row can no longer be done; null when it was.</returns>
    public Problem? Give(AssignmentOutcome.Row row, AssignmentRun run, Actor actor, DateTimeOffset now)
    {
        if (_needs.GetValueOrDefault(row.Need) is not { } need)
        {
            return Problem.NotFound();
        }

        if (NeedRules.ReasonNotTo(NeedAct.HandOver, need, actor) is { } problem)
        {
            return problem;
        }

        if (need.ManagerId is not null)
        {
            return new Problem("assignment.in-hands", "{0} answers for it since.", null, need.ManagerName ?? "");
        }

        if (_accounts.GetValueOrDefault(row.Candidate) is not { } account || _matchmakers[need.HolderId].FirstOrDefault(m => m.AccountId == account) is not { } to)
        {
            return new Problem("assignment.manager-gone", "{0} may no longer work this need.", null, row.Name);
        }

        HandNeed.Hand(_db, need, to, actor, now, null, run.Number);
        return null;
    }
}
