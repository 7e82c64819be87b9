using Hongniang.Matching.Indexing;
using Hongniang.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hongniang.Matching.Meaning;

/// <summary>Makes the vectors of this server in the background: after the indexes are loaded all that are missing, then those of what changes. Does nothing where no model is configured.</summary>
public sealed partial class MeaningWorker(MatchIndexes indexes, MeaningModel model, MeaningFile file, MeaningProgress progress, AssociationClock clock, ILogger<MeaningWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly MeaningWork _work = new(model, file, progress, clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!model.IsOn)
        {
            return;
        }

        progress.Now = progress.Now with { State = MeaningState.Waiting };
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (indexes.Loaded is { } set && await _work.StepAsync(set, stoppingToken))
                {
                    continue;
                }

                if (_work.Error is { } error && _work.IsNewTrouble && !ReferenceEquals(error, _told))
                {
                    Log.Failing(logger, progress.Now.Trouble?.ToString() ?? "", error.GetType().Name);
                    _told = error;
                }

                await Task.Delay(Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
            {
                Log.NotKept(logger, trouble); // why: without the file only the next start takes longer
                await Task.Delay(Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private Exception? _told;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            _work.Finish();
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            Log.NotKept(logger, trouble); // why: as above
        }
    }

    private static partial class Log
    {
        // why: not the error itself, which may repeat the texts that were sent.
        [LoggerMessage(Level = LogLevel.Warning, Message = "The model of meaning does not answer ({Trouble}, {Error}); matching goes on by words, and it is tried again.")]
        public static partial void Failing(ILogger logger, string trouble, string error);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The vectors could not be kept for the next start.")]
        public static partial void NotKept(ILogger logger, Exception exception);
    }
}
