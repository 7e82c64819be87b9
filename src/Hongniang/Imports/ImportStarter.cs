using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Imports;

/// <summary>Whoever started a run, as they are now: in their name records are written, within their sight likenesses are looked for.</summary>
internal sealed record ImportStarter(Actor Actor, Scope Scope)
{
    /// <returns>Null when the account is gone, or may no longer import there.</returns>
    public static async Task<ImportStarter?> OfAsync(HongniangDb db, ImportRun run, CancellationToken ct)
    {
        if (run.CreatedById is not { } id)
        {
            return new ImportStarter(Actor.System, Scope.Everything); // why: the command line's own import
        }

        // The holder is the association for which the starter acted, or one below it.
        var path = Matchmakers.PathOf(new OrganizationId(run.HolderId), await Matchmakers.AboveAsync(db, ct));
        return await Post.FindAsync(db, id, path, AccessRules.MayImport, ct) is { } post ? new ImportStarter(post.Actor, post.Scope) : null;
    }
}
