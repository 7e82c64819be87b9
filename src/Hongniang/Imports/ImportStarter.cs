using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Imports;

/// <summary>Whoever started a run, as they are now: in their name records are written, within their sight likenesses are looked for.</summary>
internal sealed record ImportStarter(Actor Actor, Scope Scope)
{
    /// <returns>Null when the account is gone, or may no longer import.</returns>
    public static async Task<ImportStarter?> OfAsync(HongniangDb db, ImportRun run, CancellationToken ct)
    {
        if (run.CreatedById is not { } id)
        {
            return new ImportStarter(Actor.System, Scope.Everything); // why: the command line's own import
        }

        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct);
        return account is not null && account.Role.MayImport()
            ? new ImportStarter(new Actor(account.Id, account.DisplayName, account.OrganizationId.Value, account.Role.ToString()), await ReadScope.OfAsync(db, account, ct))
            : null;
    }
}
