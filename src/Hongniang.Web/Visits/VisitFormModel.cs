using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Visits;
using Hongniang.Web.Shell.Forms;

namespace Hongniang.Web.Visits;

/// <summary>What the form of a planned visit holds, as it was typed.</summary>
public sealed class VisitFormModel
{
    public int Version { get; set; }

    public string? EnterpriseName { get; set; }

    public string? RegionCode { get; set; }

    public string? Address { get; set; }

    public string? On { get; set; }

    public string? Visitors { get; set; }

    public string? Purpose { get; set; }

    public static VisitFormModel From(Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return new VisitFormModel
        {
            Version = visit.Version, EnterpriseName = visit.EnterpriseName, RegionCode = visit.RegionCode, Address = visit.Address, On = FormReader.Day(visit.PlannedOn), Visitors = visit.Visitors,
            Purpose = visit.Purpose,
        };
    }

    /// <param name="stored">The plan so far; null for a new visit, which its planner leads.</param>
    public (Visit.Plan Plan, IReadOnlyList<Problem> Unreadable) Read(Visit.Plan? stored, Actor reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var read = new FormReader();
        var on = read.Day(On, nameof(On));
        return (new Visit.Plan
        {
            HolderId = stored?.HolderId ?? default, EnterpriseName = FormReader.Required(EnterpriseName), RegionCode = FormReader.Required(RegionCode), Address = Texts.Clean(Address), On = on ?? default,
            LeaderId = stored is null ? reader.AccountId : stored.LeaderId, LeaderName = stored?.LeaderName ?? reader.Name, Visitors = Texts.Clean(Visitors), Purpose = Texts.Clean(Purpose),
        }, read.Problems);
    }
}
