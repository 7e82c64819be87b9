using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hongniang.Imports;

/// <summary>Runs confirmed imports one after the other, also those that another server left unfinished.</summary>
public sealed partial class ImportWorker(IServiceScopeFactory scopes, ImportNudge nudge, ILogger<ImportWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await RunNextAsync(stoppingToken))
                {
                }

                failing = false;
                await nudge.WaitAsync(Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception trouble) when (trouble is DbException or InvalidOperationException or TimeoutException)
            {
                // why: a database that is away for a moment must not end the worker; the run goes on where it stood.
                if (!failing)
                {
                    Log.Unreachable(logger, trouble);
                }

                failing = true;
                await Task.Delay(AfterTrouble, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Runs the next import, if there is one.</summary>
    private async Task<bool> RunNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var import = scope.ServiceProvider.GetRequiredService<RunImport>();
        if (await import.NextAsync(ct) is not { } number)
        {
            return false;
        }

        Log.Started(logger, number);
        try
        {
            var ending = await import.RunAsync(number, ct);
            Log.Ended(logger, number, ending);
            return ending is not RunImport.Ending.NotMine;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // why: whatever stopped this run must not stop the next one; the error is logged here and the run says that it failed.
            Log.Failed(logger, error, number);
            await using var fresh = scopes.CreateAsyncScope();
            await fresh.ServiceProvider.GetRequiredService<RunImport>().FailAsync(number, "The import stopped because of an error. What was imported stays; let it go on, or tell your administrator.", ct);
            return true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Import {Number} started.")]
        public static partial void Started(ILogger logger, string number);

        [LoggerMessage(Level = LogLevel.Information, Message = "Import {Number} ended: {Ending}.")]
        public static partial void Ended(ILogger logger, string number, RunImport.Ending ending);

        [LoggerMessage(Level = LogLevel.Error, Message = "Import {Number} stopped because of an error.")]
        public static partial void Failed(ILogger logger, Exception exception, string number);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The imports cannot reach the database; trying again.")]
        public static partial void Unreachable(ILogger logger, Exception exception);
    }
}
