namespace Hongniang.Needs;

/// <summary>Which states belong together.</summary>
public static class NeedStates
{
    /// <summary>Still in work: with a holder, a clock and no ending.</summary>
    public static IReadOnlyList<NeedState> Open { get; } = [NeedState.Submitted, NeedState.Returned, NeedState.Accepted, NeedState.Published];

    public static bool IsOpen(this NeedState state) => Open.Contains(state);
}
