using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network.Partnerships;

namespace Hongniang.Network.Stations;

/// <summary>What a person typed of a station, and reading it: the four parties are units of the register.</summary>
public sealed record StationFacts(
    string? Name, string? EnglishName, string? RegionCode, string? CountryCode, string? Place, string? TimeZone, string? Programme, string? IndustryCode,
    string? Society, string? University, string? Host, string? Government, string? Plan, Guid? ResponsibleId)
{
    /// <param name="present">What the record says now: who looks after it stays without being looked up.</param>
    internal async Task<Result<ServiceStation.Facts>> ReadAsync(HongniangDb db, StationKind kind, ServiceStation.Facts? present, Actor actor, CancellationToken ct)
    {
        var checks = new FactChecks();
        var (responsible, unknown) = present is not null && ResponsibleId == present.ResponsibleId
            ? (new Responsible.Person(present.ResponsibleId, present.ResponsibleName), null)
            : await Responsible.FindAsync(db, ResponsibleId, actor, ct);
        var (name, country, zone, industry, region) = (Texts.Clean(Name), Texts.Clean(CountryCode)?.ToUpperInvariant(), Texts.Clean(TimeZone), Texts.Clean(IndustryCode), Texts.Clean(RegionCode));
        checks.Required(name, ServiceStation.MaxName, nameof(Name)).Optional(Texts.Clean(EnglishName), 200, nameof(EnglishName)).Region(region, nameof(RegionCode))
            .Optional(Texts.Clean(Place), 200, nameof(Place)).Optional(Texts.Clean(Programme), 120, nameof(Programme)).Industry(industry, nameof(IndustryCode))
            .Optional(Texts.Clean(Plan), ServiceStation.MaxPlan, nameof(Plan)).Unclassified(nameof(Plan), Plan).Add(unknown);
        if (kind is StationKind.OverseasSite)
        {
            checks.Add(country is { Length: 2 } && country.All(char.IsAsciiLetterUpper) && Countries.IsKnown(country) ? null : new Problem("country.unknown", "Write the two letters of the country (ISO 3166), for example SG.", nameof(CountryCode)))
                .Add(zone is null || TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? null : new Problem("time-zone.unknown", "There is no time zone {0}. Write it like Asia/Singapore.", nameof(TimeZone), zone));
        }

        var society = await PartyAsync(db, Society, nameof(Society), checks, ct);
        var university = await PartyAsync(db, University, nameof(University), checks, ct);
        var host = await PartyAsync(db, Host, nameof(Host), checks, ct);
        var government = await PartyAsync(db, Government, nameof(Government), checks, ct);
        return checks.Problems.Count > 0 ? Result<ServiceStation.Facts>.Refused(checks.Problems) : new ServiceStation.Facts
        {
            Name = name!, EnglishName = Texts.Clean(EnglishName), RegionCode = region! /* why: both checked */, CountryCode = kind is StationKind.OverseasSite ? country : null, Place = Texts.Clean(Place),
            TimeZone = kind is StationKind.OverseasSite ? zone : null, Programme = Texts.Clean(Programme), IndustryCode = industry, SocietyId = society, UniversityId = university, HostId = host,
            GovernmentId = government, Plan = Texts.Clean(Plan), ResponsibleId = responsible.Id, ResponsibleName = responsible.Name,
        };
    }

    private static async Task<OrganizationId?> PartyAsync(HongniangDb db, string? typed, string field, FactChecks checks, CancellationToken ct)
    {
        if (Texts.Clean(typed) is null)
        {
            return null;
        }

        var found = await OrganizationLookup.FindAsync(db, typed, ct);
        checks.Add(found is null ? new Problem("organization.unknown", "There is no such unit in your sight, or more than one of this name. Register it first, or write its number.", field) : null);
        return found?.Id;
    }
}
