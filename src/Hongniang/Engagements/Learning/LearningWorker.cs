using Hongniang.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hongniang.Engagements.Learning;

/// <summary>Learns the rankings that were asked for.</summary>
public sealed partial class LearningWorker(IServiceScopeFactory scopes, LearningNudge nudge, ILogger<LearningWorker> logger) : RunWorker(nudge, logger)
{
    private readonly ILogger _logger = logger;

    protected override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var learning = scope.ServiceProvider.GetRequiredService<RunLearning>();
        if (await learning.NextAsync(ct) is not { } id)
        {
            return false;
        }

        try
        {
            var state = await learning.RunAsync(id, ct);
            Log.Ended(_logger, id, state.ToString());
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // why: whatever stopped this one must not stop the next one; the error is logged here and the page says that it failed.
            Log.Failed(_logger, error, id);
            await using var fresh = scopes.CreateAsyncScope();
            await fresh.ServiceProvider.GetRequiredService<RunLearning>().FailAsync(id, ct);
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Learning {Id} ended: {State}.")]
        public static partial void Ended(ILogger logger, Guid id, string state);

        [LoggerMessage(Level = LogLevel.Error, Message = "Learning {Id} stopped because of an error.")]
        public static partial void Failed(ILogger logger, Exception exception, Guid id);
    }
}
