namespace Hongniang.Imports;

/// <summary>Wakes this server's worker when something was confirmed here; others look every second.</summary>
public sealed class ImportNudge : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    public void Nudge()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // why: a nudge is pending already; one look finds everything that waits.
        }
    }

    public Task WaitAsync(TimeSpan longest, CancellationToken ct) => _signal.WaitAsync(longest, ct);

    public void Dispose() => _signal.Dispose();
}
