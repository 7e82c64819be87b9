using Hongniang.Common;
using Hongniang.Network.Stations;
using Hongniang.Web.Shell.Forms;

namespace Hongniang.Web.Network.Stations;

/// <summary>The filter of the list of stations as it stands in the address; the export and the counts of pages read and write the same.</summary>
internal static class StationQuery
{
    public static StationList.Filter Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string? Text(string name) => Texts.Clean(query[name].ToString());
        return new StationList.Filter(
            Text("words"), FormReader.One<StationKind>(Text("kind")), FormReader.One<StationState>(Text("state")), FormReader.One<MaturityLevel>(Text("maturity")), Text("region"),
            Text("unit")?.ToUpperInvariant(), Text("holder")?.ToUpperInvariant(), Text("lapsing") == "1");
    }

    /// <summary>The address of the list with this filter.</summary>
    public static string AddressOf(StationList.Filter filter)
    {
        (string Name, string? Value)[] parts =
        [
            ("words", filter.Words), ("kind", filter.Kind?.ToString()), ("state", filter.State?.ToString()), ("maturity", filter.Maturity?.ToString()), ("region", filter.Region),
            ("unit", filter.Unit), ("holder", filter.Holder), ("lapsing", filter.IsLapsing ? "1" : null),
        ];
        var query = string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}")); // why: filtered just before
        return query.Length == 0 ? "/stations" : "/stations?" + query;
    }
}
