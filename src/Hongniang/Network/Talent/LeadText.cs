using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Talent;

/// <summary>What a person typed of a lead, and reading it.</summary>
/// <param name="Station">The number of the station that found it.</param>
/// <param name="Target">The unit that wants them: number, credit code or name.</param>
/// <param name="Capital">In yuan.</param>
public sealed record LeadText(string? Title, string? PersonName, string? Station, string? Target, string? IndustryCode, int? People, string? Project, decimal? Capital, string? Policy)
{
    internal async Task<Result<TalentLead.Facts>> ReadAsync(HongniangDb db, CancellationToken ct)
    {
        var (title, name, station, target) = (Texts.Clean(Title), Texts.Clean(PersonName), Texts.Clean(Station)?.ToUpperInvariant(), Texts.Clean(Target));
        var (industry, project, policy) = (Texts.Clean(IndustryCode), Texts.Clean(Project), Texts.Clean(Policy));
        var source = station is null ? (Guid?)null : await db.Stations.Where(s => s.Number == station).Select(s => (Guid?)s.Id).SingleOrDefaultAsync(ct);
        var unit = await OrganizationLookup.FindAsync(db, target, ct);
        var checks = new FactChecks().Required(title, TalentLead.MaxTitle, nameof(Title)).Required(name, 60, nameof(PersonName)).Industry(industry, nameof(IndustryCode))
            .Optional(project, 200, nameof(Project)).Optional(policy, 200, nameof(Policy)).Amount(Capital, zeroAllowed: false, nameof(Capital)).Unclassified(nameof(Title), title, project)
            .Add(People is >= 1 and <= 500 ? null : new Problem("lead.people", "At least one person comes, and at most 500.", nameof(People)))
            .Add(station is not null && source is null ? new Problem("number.unknown", "This is no number of a record: {0}.", nameof(Station), station) : null)
            .Add(target is not null && unit is null ? new Problem("organization.unknown", "There is no such unit in your sight, or more than one of this name. Register it first, or write its number.", nameof(Target)) : null);
        return checks.Problems.Count > 0 ? Result<TalentLead.Facts>.Refused(checks.Problems)
            : new TalentLead.Facts(title!, name!, source, unit?.Id, industry, People!.Value /* why: all checked */, project, Capital, policy);
    }
}
