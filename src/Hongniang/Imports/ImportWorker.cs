using Hongniang.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hongniang.Imports;

/// <summary>Runs confirmed imports one after the other, also those that another server left unfinished.</summary>
public sealed partial class ImportWorker(IServiceScopeFactory scopes, ImportNudge nudge, ILogger<ImportWorker> logger) : RunWorker(nudge, logger)
{
    private readonly ILogger _logger = logger;

    protected override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var import = scope.ServiceProvider.GetRequiredService<RunImport>();
        if (await import.NextAsync(ct) is not { } number)
        {
            return false;
        }

        Log.Started(_logger, number);
        try
        {
            var ending = await import.RunAsync(number, ct);
            Log.Ended(_logger, number, ending);
            return ending is not RunImport.Ending.NotMine;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // why: whatever stopped this run must not stop the next one; the error is logged here and the run says that it failed.
            Log.Failed(_logger, error, number);
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
    }
}
