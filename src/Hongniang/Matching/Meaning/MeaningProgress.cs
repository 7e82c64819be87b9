namespace Hongniang.Matching.Meaning;

/// <summary>How far this server has got with its vectors, for the administrator.</summary>
public sealed class MeaningProgress
{
    private volatile Seen _now = new(MeaningState.Off, 0, 0, 0, null, null, null);

    /// <param name="Made">Texts that have a vector.</param>
    /// <param name="Waiting">Texts that wait for one.</param>
    /// <param name="Refused">Texts that the model refused; tried again when they change, or at the next start.</param>
    /// <param name="Trouble">Why the last try failed; null while all is well.</param>
    /// <param name="TroubleSince">Since when no try has worked.</param>
    /// <param name="NextTry">When it is tried again.</param>
    public sealed record Seen(MeaningState State, int Made, int Waiting, int Refused, MeaningTrouble? Trouble, DateTimeOffset? TroubleSince, DateTimeOffset? NextTry);

    public Seen Now
    {
        get => _now;
        internal set => _now = value;
    }
}

public enum MeaningState
{
    /// <summary>No model is configured.</summary>
    Off,
    /// <summary>The indexes are being loaded.</summary>
    Waiting,
    Making,
    UpToDate,
    /// <summary>The last try failed; lists are made by the words and by the vectors that are there.</summary>
    Failing,
}

/// <summary>Why a model did not answer. What it said itself is only in the log: it may repeat what it was sent.</summary>
public enum MeaningTrouble
{
    /// <summary>Nobody listens there, or the network is away.</summary>
    Unreachable,
    TooSlow,
    /// <summary>The key is wrong, or not for this model.</summary>
    NotAllowed,
    NoSuchModel,
    /// <summary>More was asked than the endpoint allows at present.</summary>
    TooMuch,
    /// <summary>It answered with an error, or with something that is no vector.</summary>
    Broken,
}
