using System.Globalization;
using Hongniang.Network.Talent;
using Hongniang.Web.Shell.Forms;

namespace Hongniang.Web.Network.Talent;

/// <summary>What the form of a lead holds, as it was typed.</summary>
public sealed class LeadFormModel
{
    public int Version { get; set; }

    public string? HolderId { get; set; }

    public string? Title { get; set; }

    public string? PersonName { get; set; }

    public string? Station { get; set; }

    public string? Target { get; set; }

    public string? IndustryCode { get; set; }

    public string? People { get; set; }

    public string? Project { get; set; }

    public string? Capital { get; set; }

    public string? Policy { get; set; }

    public static LeadFormModel From(LeadDetail detail)
    {
        ArgumentNullException.ThrowIfNull(detail);
        var lead = detail.Lead;
        return new LeadFormModel
        {
            Version = lead.Version, Title = lead.Title, PersonName = lead.PersonName, Station = detail.Station?.Number, Target = detail.Target?.Number, IndustryCode = lead.IndustryCode,
            People = lead.People.ToString(CultureInfo.InvariantCulture), Project = lead.Project, Capital = FormReader.InTenThousands(lead.Capital), Policy = lead.Policy,
        };
    }

    internal LeadText Read(FormReader reader) =>
        new(Title, PersonName, Station, Target, IndustryCode, reader.Count(People, nameof(People)), Project, reader.TenThousands(Capital, nameof(Capital)), Policy);
}
