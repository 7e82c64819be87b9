using System.Globalization;
using Hongniang.Access;
using Hongniang.Access.Mail;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Needs;
using Hongniang.People;
using Hongniang.People.Retention;
using Hongniang.Supply.Consents;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Hosting.Jobs;

/// <summary>Work that the clock does. Each may run at any time and twice: the second time it finds nothing to do.</summary>
/// <param name="Name">For the command line: <c>hongniang job NAME</c>.</param>
/// <param name="Run">Does it and says in a few words what was done.</param>
public sealed record Job(string Name, string Description, Func<IServiceProvider, CancellationToken, Task<string>> Run)
{
    /// <summary>Every recurring job, one line each.</summary>
    public static IReadOnlyList<Job> All { get; } =
    [
        new("wake-parked", "Take parked engagements back to work whose day has come.",
            async (services, ct) => Count(await services.GetRequiredService<WakeParked>().RunAsync(ct), "woken")),
        new("expire-needs", "End published needs whose last valid day has passed.",
            async (services, ct) => Count(Done(await services.GetRequiredService<ExpireNeeds>().RunAsync(InWork(services), ct)), "expired")),
        new("sleep-needs", "Warn of needs that nobody touched for 90 days, and put them to sleep after 120.",
            async (services, ct) => Done(await services.GetRequiredService<SleepIdleNeeds>().RunAsync(InWork(services), ct)) is { } done
                ? $"{Count(done.Warned, "warned of")}, {Count(done.Slept, "asleep")}" : "somebody was faster, the next run goes on"),
        new("expire-consents", "End consents of experts whose last day has passed.",
            async (services, ct) => Count(await services.GetRequiredService<ExpireConsents>().RunAsync(ct), "ended")),
        new("apply-retention", "Remove what has been kept long enough: sign-ins, invitations, files of imports, contacts without consent.",
            async (services, ct) => string.Join(", ", (await services.GetRequiredService<ApplyRetention>().RunAsync(ct)).Select(g => Count(g.Value, g.Key.ToString()))) is { Length: > 0 } gone ? gone : "nothing to remove"),
        new("send-mail", "Send the mails that wait. A server does so every few seconds.",
            async (services, ct) => Count(await services.GetRequiredService<SendOutgoing>().RunAsync(ct), "sent")),
        new("close-unused", "Close accounts that nobody used for 180 days and that hold no open work.",
            async (services, ct) => Count(await services.GetRequiredService<CloseUnused>().RunAsync(ct), "closed")),
    ];

    /// <summary>Runs it in a unit of work of its own, with the sight of the whole network.</summary>
    public async Task<string> RunAloneAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<HongniangDb>().Scope = Scope.Everything;
        return await Run(scope.ServiceProvider, ct);
    }

    private static IQueryable<NeedId> InWork(IServiceProvider services) =>
        NeedsInWork.Since(services.GetRequiredService<HongniangDb>(), services.GetRequiredService<AssociationClock>().Now.AddDays(-SleepIdleNeeds.WarnAfterDays));

    // A record that somebody changed at this very moment is left for the next run.
    private static T? Done<T>(Result<T> result) => result.Succeeded ? result.Value : default;

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}");
}
