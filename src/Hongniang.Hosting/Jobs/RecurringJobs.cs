using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hongniang.Hosting.Jobs;

/// <summary>Runs every job some time after the start and then each hour: what is due today is done today, on whichever day the server was started.
/// Not at all where <c>Hongniang:Jobs</c> is false: then something else calls <c>hongniang job</c>.</summary>
internal sealed partial class RecurringJobs(IServiceProvider services, IConfiguration configuration, ILogger<RecurringJobs> logger) : BackgroundService
{
    private const string SwitchKey = "Hongniang:Jobs";

    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Each = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = AfterStart;
        while (!stoppingToken.IsCancellationRequested && configuration.GetValue(SwitchKey, defaultValue: true))
        {
            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = Each;
            foreach (var job in stoppingToken.IsCancellationRequested ? [] : Job.All)
            {
                await RunAsync(job, stoppingToken);
            }
        }
    }

    private async Task RunAsync(Job job, CancellationToken ct)
    {
        try
        {
            Log.Ran(logger, job.Name, await job.RunAloneAsync(services, ct));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // why: the host stops; the next start finds the same work.
        }
        catch (Exception trouble) when (trouble is DbException or DbUpdateException or InvalidOperationException or TimeoutException)
        {
            // why: one job that fails must not end the others, nor the host; the next hour tries again.
            Log.Failed(logger, job.Name, trouble);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job}: {Done}.")]
        public static partial void Ran(ILogger logger, string job, string done);

        [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed; it is tried again in an hour.")]
        public static partial void Failed(ILogger logger, string job, Exception exception);
    }
}

public static class JobServices
{
    /// <summary>For hosts that run on: every job of <see cref="Job.All"/>, hourly.</summary>
    public static IServiceCollection AddRecurringJobs(this IServiceCollection services) => services.AddHostedService<RecurringJobs>();
}
