using System.Data.Common;
using Hongniang.Access;
using Hongniang.Access.Mail;
using Hongniang.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hongniang.Hosting.Mail;

/// <summary>Looks every few seconds whether mails wait. Does nothing where no mail server is configured.</summary>
internal sealed partial class MailPump(IServiceProvider services, MailSettings settings, ILogger<MailPump> logger) : BackgroundService
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (settings.IsOn && !stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Each, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await using var scope = services.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<HongniangDb>().Scope = Scope.Everything;
                if (await scope.ServiceProvider.GetRequiredService<SendOutgoing>().RunAsync(stoppingToken) is var sent and > 0)
                {
                    Log.Sent(logger, sent);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception trouble) when (trouble is DbException or InvalidOperationException or TimeoutException)
            {
                Log.Failed(logger, trouble); // why: a database that is away for a moment must not end the sending
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} mails handed over.")]
        public static partial void Sent(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Mails cannot be read from the database; trying again.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}

public static class MailServices
{
    /// <summary>For hosts that run on: sends what waits.</summary>
    public static IServiceCollection AddMailPump(this IServiceCollection services) => services.AddHostedService<MailPump>();
}
