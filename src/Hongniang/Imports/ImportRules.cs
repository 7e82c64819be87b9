using Hongniang.Common;

namespace Hongniang.Imports;

/// <summary>What may be done to an import, and when. Asked for the button and again by the action.</summary>
public static class ImportRules
{
    /// <summary>A running run whose worker gave no sign for so long was killed; another worker takes it over.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>A batch takes a second or two; a longer silence of a running run means that its server was interrupted.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    public static bool WaitsForMapping(ImportRun run) => run is { State: RunState.Waiting, Mapping: null };

    public static bool WaitsForWorker(ImportRun run) => run is { State: RunState.Waiting, Mapping: not null };

    /// <summary>What an open run is doing, for the person who waits.</summary>
    public static string Doing(RunState state, bool cancelRequested, DateTimeOffset? heartbeat, DateTimeOffset now) =>
        state is RunState.Waiting ? "Waiting for a free worker"
        : cancelRequested ? "Stopping after the rows at hand"
        : heartbeat is null || now - heartbeat > Silence ? "Interrupted; the import goes on by itself within half a minute"
        : "The import is going on";

    public static Problem? ReasonNotToConfirm(ImportRun run) => WaitsForMapping(run) ? null : new Problem("import.confirmed", "This import was started already.");

    public static Problem? ReasonNotToCancel(ImportRun run) =>
        run is { State: RunState.Waiting or RunState.Running, CancelRequested: false } ? null : new Problem("import.ended", "This import has ended already.");

    public static Problem? ReasonNotToResume(ImportRun run) =>
        run.State is RunState.Cancelled or RunState.Failed ? null : new Problem("import.not-stopped", "Only an import that was stopped can go on.");

    /// <summary>Decisions wait for the end of the run, so that nobody decides on rows that the worker is still reading.</summary>
    public static Problem? ReasonNotToDecide(ImportRun run) =>
        run.State is RunState.Waiting or RunState.Running ? new Problem("import.running", "Wait until the import has ended.")
        : run.PossibleDuplicates == 0 ? new Problem("import.none-held", "No row is held back.")
        : null;
}
