using Hongniang.Common;
using Hongniang.Network;
using Hongniang.Network.Partnerships;
using Hongniang.Web.Shell.Forms;

namespace Hongniang.Web.Network.Partnerships;

/// <summary>The filter of the list of partnerships as it stands in the address; the export and the figures of pages read and write the same.</summary>
internal sealed record PartnershipQuery(PartnershipList.Filter Filter)
{
    public static PartnershipQuery Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string? Text(string name) => Texts.Clean(query[name].ToString());
        return new PartnershipQuery(new PartnershipList.Filter(
            Text("words"), Text("unit")?.ToUpperInvariant(), FormReader.One<PartnershipLevel>(Text("level")), FormReader.One<OrganizationKind>(Text("kind")), FormReader.One<OrganizationLevel>(Text("of")),
            FormReader.One<PartnershipList.Paperwork>(Text("agreement")), Text("region"), Text("ended") == "1"));
    }

    public bool IsNarrowed => Filter != new PartnershipList.Filter(Level: Filter.Level);

    /// <summary>The address of the list with this filter.</summary>
    public static string AddressOf(PartnershipList.Filter filter)
    {
        (string Name, string? Value)[] parts =
        [
            ("words", filter.Words), ("unit", filter.Unit), ("level", filter.Level?.ToString()), ("kind", filter.PartnerKind?.ToString()), ("of", filter.PartnerLevel?.ToString()),
            ("agreement", filter.Agreement?.ToString()), ("region", filter.Region), ("ended", filter.IsEnded ? "1" : null),
        ];
        var query = string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}")); // why: filtered just before
        return query.Length == 0 ? "/partnerships" : "/partnerships?" + query;
    }
}
