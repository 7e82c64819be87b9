using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hongniang.Common;

/// <summary>Does long pieces of work one after the other, also those that another server left unfinished: looks every second, and at once when one is asked for here.</summary>
public abstract partial class RunWorker(Signal nudge, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    /// <summary>Does the next one. False when there is none.</summary>
    protected abstract Task<bool> DoNextAsync(CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var more = await DoNextAsync(stoppingToken);
                failing = false;
                if (!more)
                {
                    await nudge.WaitAsync(Look, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception trouble) when (trouble is DbException or DbUpdateException or InvalidOperationException or TimeoutException)
            {
                // why: a database that is away for a moment must not end the worker, nor the host; one line in the log is enough.
                if (!failing)
                {
                    Log.Unreachable(logger, trouble, GetType().Name);
                }

                failing = true;
                await Task.Delay(AfterTrouble, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Worker} cannot reach the database; trying again.")]
        public static partial void Unreachable(ILogger logger, Exception exception, string worker);
    }
}
