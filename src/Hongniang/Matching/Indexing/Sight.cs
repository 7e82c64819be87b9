using Hongniang.Access;
using Hongniang.Network;
using Hongniang.Supply;

namespace Hongniang.Matching.Indexing;

/// <summary>The reader's <see cref="Scope"/> applied to what lies in memory: the same rules as the query filters of <c>HongniangDb</c>.</summary>
/// <remarks>A test compares the two on every kind of scope and record, so that neither can be changed alone.</remarks>
public sealed class Sight(Scope scope)
{
    private readonly HashSet<OrganizationId> _territory = [.. scope.Territory];

    public bool MaySee(IndexedNeed need)
    {
        ArgumentNullException.ThrowIfNull(need);
        return scope.IsWhole || _territory.Contains(need.HolderId) || IsOwn(need.EnterpriseId);
    }

    public bool MaySee(Candidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return scope.IsWhole
            || _territory.Contains(candidate.HolderId)
            || (candidate.Kind is CandidateKind.Achievement ? IsOwn(candidate.OrganizationId) : scope.OwnExpert == candidate.Id)
            || (scope.IsStaff && candidate.State is SupplyState.Published && candidate.Visibility is not Visibility.Holder)
            || (scope.SeesOpenResults && candidate is { Kind: CandidateKind.Achievement, State: SupplyState.Published, Visibility: Visibility.Public });
    }

    public bool MaySee(IndexedOrganization organization)
    {
        ArgumentNullException.ThrowIfNull(organization);
        return scope.IsWhole
            || (scope.IsStaff && organization.Kind is not OrganizationKind.Enterprise)
            || _territory.Contains(organization.HolderId)
            || IsOwn(organization.Id);
    }

    private bool IsOwn(OrganizationId? organization) => scope.Own is { } own && organization == own;
}
