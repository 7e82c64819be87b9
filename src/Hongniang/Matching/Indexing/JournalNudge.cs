using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hongniang.Matching.Indexing;

/// <summary>Wakes the follower right after a commit of this process, so that one's own change is found at once and not after the next look.</summary>
public sealed class JournalNudge : DbTransactionInterceptor, IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Nudge();

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Nudge();
        return Task.CompletedTask;
    }

    /// <summary>Waits for a commit, at most <paramref name="longest"/>.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken ct) => _signal.WaitAsync(longest, ct);

    public void Dispose() => _signal.Dispose();

    private void Nudge()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // why: a nudge is pending already; one look reads all that was committed.
        }
    }
}
