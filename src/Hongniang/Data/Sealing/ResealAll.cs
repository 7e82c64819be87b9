using System.Security.Cryptography;
using Hongniang.Common;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Data.Sealing;

/// <summary>Seals every contact and secret anew with the newest key, in small transactions. What is done stays done: after an interruption the next run goes on, and with nothing left it changes nothing.</summary>
public sealed class ResealAll(HongniangDb db, AssociationClock clock)
{
    private const int AtOnce = 200;

    /// <param name="Resealed">Texts sealed with the newest key now.</param>
    /// <param name="Unreadable">Texts whose key is missing, or that were changed: left as they are.</param>
    public sealed record Output(int Resealed, int Unreadable);

    public async Task<Result<Output>> RunAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor != Actor.System)
        {
            return Problem.NotAllowed();
        }

        if (SealRing.NewestId is not { } newest)
        {
            return new Problem("keys.none", "There are no keys.");
        }

        var (resealed, unreadable) = (0, 0);
        foreach (var column in SealedColumns.Of(db))
        {
            var (done, left) = await ColumnAsync(column, newest, ct);
            (resealed, unreadable) = (resealed + done, unreadable + left);
        }

        if (resealed > 0)
        {
            db.Record(new JournalDraft(actor, clock.Now, nameof(SealRing), clock.NewId(), newest, "Resealed") { After = new { Resealed = resealed, Unreadable = unreadable } });
            if (await db.CommitAsync(ct) is { Succeeded: false } refused)
            {
                return Result<Output>.Refused(refused.Problems);
            }
        }

        return new Output(resealed, unreadable);
    }

    private async Task<(int Done, int Unreadable)> ColumnAsync(SealedColumns.Column column, string newest, CancellationToken ct)
    {
        var (done, unreadable, after) = (0, 0, (string?)null);
        while (await SealedColumns.NextAsync(db, column, after, SealRing.BeginningOf(newest), AtOnce, ct) is { Count: > 0 } some)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            foreach (var stored in some)
            {
                try
                {
                    // Whoever changed the row meanwhile sealed it with the newest key.
                    done += await SealedColumns.ReplaceAsync(db, column, stored, SealRing.Seal(SealRing.Open(stored.Text)), ct);
                }
                catch (CryptographicException)
                {
                    unreadable++; // why: one text that cannot be opened must not keep the others on an old key; the caller is told
                }
            }

            await transaction.CommitAsync(ct);
            after = some[^1].Place;
        }

        return (done, unreadable);
    }
}
