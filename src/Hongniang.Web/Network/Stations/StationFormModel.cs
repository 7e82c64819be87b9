using Hongniang.Network.Stations;

namespace Hongniang.Web.Network.Stations;

/// <summary>What the form of a station holds, as it was typed.</summary>
public sealed class StationFormModel
{
    public int Version { get; set; }

    public string? Kind { get; set; }

    public string? HolderId { get; set; }

    /// <summary>The number of the station whose playbook it follows.</summary>
    public string? Playbook { get; set; }

    public string? Name { get; set; }

    public string? EnglishName { get; set; }

    public string? Programme { get; set; }

    public string? RegionCode { get; set; }

    public string? IndustryCode { get; set; }

    public string? Place { get; set; }

    public string? CountryCode { get; set; }

    public string? TimeZone { get; set; }

    public string? Society { get; set; }

    public string? University { get; set; }

    public string? Host { get; set; }

    public string? Government { get; set; }

    public string? ResponsibleId { get; set; }

    public string? Plan { get; set; }

    public static StationFormModel From(StationDetail detail)
    {
        ArgumentNullException.ThrowIfNull(detail);
        var facts = detail.Station.ToFacts();
        string? Party(string part) => detail.Parties.Single(p => p.Part == part).Number;
        return new StationFormModel
        {
            Version = detail.Station.Version, Name = facts.Name, EnglishName = facts.EnglishName, Programme = facts.Programme, RegionCode = facts.RegionCode, IndustryCode = facts.IndustryCode, Place = facts.Place,
            CountryCode = facts.CountryCode, TimeZone = facts.TimeZone, Society = Party("Part.Society"), University = Party("Part.University"), Host = Party("Part.Host"), Government = Party("Part.Government"),
            ResponsibleId = facts.ResponsibleId?.ToString(), Plan = facts.Plan,
        };
    }

    public StationFacts Read() => new(
        Name, EnglishName, RegionCode, CountryCode, Place, TimeZone, Programme, IndustryCode, Society, University, Host, Government, Plan, Guid.TryParse(ResponsibleId, out var id) ? id : null);
}
