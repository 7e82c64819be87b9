namespace Hongniang.Common;

/// <summary>Wakes one waiter of this process. Signals given while nobody waits are one.</summary>
public class Signal : IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(0, 1);

    public void Nudge()
    {
        try
        {
            _semaphore.Release();
        }
        catch (SemaphoreFullException)
        {
            // why: a signal is pending already; one look finds everything that waits.
        }
    }

    /// <summary>Waits for a signal, at most <paramref name="longest"/>.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken ct) => _semaphore.WaitAsync(longest, ct);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _semaphore.Dispose();
        }
    }
}
