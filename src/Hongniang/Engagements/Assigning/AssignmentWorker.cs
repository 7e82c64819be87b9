using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hongniang.Engagements.Assigning;

/// <summary>Makes the plans that were asked for, one after the other, also those that another server left unfinished.</summary>
public sealed partial class AssignmentWorker(IServiceScopeFactory scopes, AssignmentNudge nudge, ILogger<AssignmentWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await MakeNextAsync(stoppingToken))
                {
                    await nudge.WaitAsync(Look, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception trouble) when (trouble is DbException or InvalidOperationException or TimeoutException)
            {
                // why: a database that is away for a moment must not end the worker.
                Log.Unreachable(logger, trouble);
                await Task.Delay(AfterTrouble, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> MakeNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var make = scope.ServiceProvider.GetRequiredService<MakeAssignment>();
        if (await make.NextAsync(ct) is not { } number)
        {
            return false;
        }

        try
        {
            var state = await make.RunAsync(number, ct);
            Log.Ended(logger, number, state.ToString());
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // why: whatever stopped this plan must not stop the next one; the error is logged here and the plan says that it failed.
            Log.Failed(logger, error, number);
            await using var fresh = scopes.CreateAsyncScope();
            await fresh.ServiceProvider.GetRequiredService<MakeAssignment>().FailAsync(number, ct);
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Assignment plan {Number} ended: {State}.")]
        public static partial void Ended(ILogger logger, string number, string state);

        [LoggerMessage(Level = LogLevel.Error, Message = "Assignment plan {Number} stopped because of an error.")]
        public static partial void Failed(ILogger logger, Exception exception, string number);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The assignment plans cannot reach the database; trying again.")]
        public static partial void Unreachable(ILogger logger, Exception exception);
    }
}
