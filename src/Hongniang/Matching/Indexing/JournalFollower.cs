using System.Data.Common;
using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hongniang.Matching.Indexing;

/// <summary>Loads the indexes after the start without delaying it, then reads the journal on: after each commit of this node, and every
/// quarter of a second for the commits of others.</summary>
public sealed partial class JournalFollower(MatchIndexes indexes, JournalNudge nudge, ILogger<JournalFollower> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var start = Stopwatch.GetTimestamp();
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var wasReady = indexes.IsReady;
                var set = await indexes.CatchUpAsync(stoppingToken);
                if (!wasReady)
                {
                    Log.Loaded(logger, set.Needs.Count, set.AchievementCount, set.ExpertCount, set.Sequence, Stopwatch.GetElapsedTime(start).TotalSeconds, set.ReadAnew);
                    Keep();
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
                // why: a database that is away for a moment must not end the following; pages go on answering from what is known.
                if (!failing)
                {
                    Log.Failed(logger, trouble);
                }

                failing = true;
                await Task.Delay(AfterTrouble, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Keep();
    }

    private void Keep()
    {
        try
        {
            indexes.Keep();
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            Log.NotKept(logger, trouble); // why: without the file only the next start takes longer
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Match indexes loaded: {Needs} needs, {Achievements} achievements, {Experts} experts, up to journal entry {Sequence}, in {Seconds:F2} s; {ReadAnew} texts were not in the file.")]
        public static partial void Loaded(ILogger logger, int needs, int achievements, int experts, long sequence, double seconds, int readAnew);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The match indexes could not be kept for the next start.")]
        public static partial void NotKept(ILogger logger, Exception exception);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The match indexes cannot read the database; trying again.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
