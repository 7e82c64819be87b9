using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Hongniang.Network.Managers;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight.Managers;

/// <summary>One technology manager as the page shows him or her: the entry of the register, the training, and what was done, counted where it happened.</summary>
/// <param name="AccountName">Of the account; null for somebody who works without one.</param>
/// <param name="IsClosed">Whether nobody comes in with that account any more.</param>
/// <param name="Record">Null for somebody without an account: nothing of theirs can be counted.</param>
public sealed record ManagerDetail(
    TechnologyManager Manager, string HolderName, ManagerDetail.Named? Employer, string? AccountName, bool IsClosed, ManagerRecord? Record, Problem? ReasonNotToKeep)
{
    public sealed record Named(string Number, string Name);

    /// <summary>Training hours by year, the latest first.</summary>
    public IReadOnlyList<(int Year, int Hours)> HoursByYear => [.. Manager.Trainings.GroupBy(t => t.HeldOn.Year).OrderByDescending(g => g.Key).Select(g => (g.Key, g.Sum(t => t.Hours)))];

    /// <summary>Null when the entry does not exist or is not the reader's to see.</summary>
    public static async Task<ManagerDetail?> LoadAsync(HongniangDb db, string number, Actor reader, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.TechnologyManagers.AsNoTracking().Include(m => m.Trainings).SingleOrDefaultAsync(m => m.Number == number, ct) is not { } manager)
        {
            return null;
        }

        var account = manager.AccountId is { } id ? await db.Users.AsNoTracking().Where(a => a.Id == id).Select(a => new { a.DisplayName, a.ClosedAt }).SingleOrDefaultAsync(ct) : null;
        return new ManagerDetail(
            manager, (await OrganizationLookup.NamesAsync(db, [manager.HolderId], ct)).GetValueOrDefault(manager.HolderId, ""),
            await db.Organizations.Where(o => o.Id == manager.EmployerId).Select(o => new Named(o.Number, o.Name)).SingleOrDefaultAsync(ct),
            account?.DisplayName, account?.ClosedAt is not null, manager.AccountId is { } own ? await ManagerRecord.LoadAsync(db, own, ct) : null,
            ManagerRules.ReasonNotToKeep(db.Scope, manager.HolderId, reader));
    }
}
