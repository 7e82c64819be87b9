using Hongniang.Common;

namespace Hongniang.Engagements;

/// <summary>What later modules do when a contract is signed, in the same transaction. Registered by the module that reacts; this one does not know it.</summary>
public interface IAfterSigning
{
    /// <summary>Adds to the unit of work; must not save or commit.</summary>
    Task RunAsync(Contract contract, Engagement engagement, Actor actor, CancellationToken ct);
}
