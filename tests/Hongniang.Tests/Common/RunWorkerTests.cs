using Hongniang.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Common;

public sealed class RunWorkerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_save_that_fails_does_not_end_the_worker()
    {
        using var nudge = new Signal();
        using var worker = new Failing(nudge);

        await worker.StartAsync(Ct);
        await worker.Tried.WaitAsync(Ct);
        await Task.WhenAny(worker.ExecuteTask!, Task.Delay(200, Ct)); // why: it was started
        worker.ExecuteTask!.IsCompleted.ShouldBeFalse();
        await worker.StopAsync(Ct);

        worker.ExecuteTask.IsCompletedSuccessfully.ShouldBeTrue();
    }

    private sealed class Failing(Signal nudge) : RunWorker(nudge, NullLogger.Instance)
    {
        private readonly TaskCompletionSource _tried = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Tried => _tried.Task;

        protected override Task<bool> DoNextAsync(CancellationToken ct)
        {
            _tried.TrySetResult();
            throw new DbUpdateException("The disk is full.");
        }
    }
}
