using Hongniang.Access;

namespace Hongniang.Network.Partnerships;

/// <summary>What later modules know of things done with a partner. Registered by the module that knows; this one does not know it.</summary>
public interface ICooperationRecords
{
    /// <summary>Within the reader's sight, the latest first.</summary>
    /// <param name="region">The region of our side: what lies in it or below it counts.</param>
    Task<IReadOnlyList<Cooperation>> SinceAsync(string region, OrganizationId partner, DateOnly since, CancellationToken ct);
}

/// <param name="Number">The human number of the record.</param>
public sealed record Cooperation(string Number, DateOnly On);
