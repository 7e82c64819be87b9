using Hongniang.Common;
using Hongniang.Imports;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Imports;

public sealed class ImportRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(RunState.Waiting, false, null, "Waiting for a free worker")]
    [InlineData(RunState.Running, false, 1, "The import is going on")]
    [InlineData(RunState.Running, true, 1, "Stopping after the rows at hand")]
    [InlineData(RunState.Running, false, 11, "Interrupted; the import goes on by itself within half a minute")]
    [InlineData(RunState.Running, false, null, "Interrupted; the import goes on by itself within half a minute")]
    public void An_open_run_says_what_it_is_doing(RunState state, bool cancelRequested, int? secondsOfSilence, string sentence) =>
        ImportRules.Doing(state, cancelRequested, secondsOfSilence is { } silence ? Now.AddSeconds(-silence) : null, Now).ShouldBe(sentence);
}
