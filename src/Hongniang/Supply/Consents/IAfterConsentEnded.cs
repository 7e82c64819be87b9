using Hongniang.Common;

namespace Hongniang.Supply.Consents;

/// <summary>What later modules do when an expert's consent is over, in the same transaction. Registered by the module that reacts; this one does not know it.</summary>
public interface IAfterConsentEnded
{
    /// <summary>Adds to the unit of work; must not save or commit.</summary>
    /// <param name="endAll">Whether the person also wants to end what is going on with both sides' consent.</param>
    Task RunAsync(Expert expert, ConsentEnding ending, bool endAll, Actor actor, CancellationToken ct);
}
