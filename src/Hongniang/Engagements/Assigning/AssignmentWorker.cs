using Hongniang.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hongniang.Engagements.Assigning;

/// <summary>Makes the plans that were asked for.</summary>
public sealed partial class AssignmentWorker(IServiceScopeFactory scopes, AssignmentNudge nudge, ILogger<AssignmentWorker> logger) : RunWorker(nudge, logger)
{
    private readonly ILogger _logger = logger;

    protected override async Task<bool> DoNextAsync(CancellationToken ct)
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
            Log.Ended(_logger, number, state.ToString());
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // why: whatever stopped this plan must not stop the next one; the error is logged here and the plan says that it failed.
            Log.Failed(_logger, error, number);
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
    }
}
