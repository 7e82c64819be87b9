using Hongniang.Network;
using Hongniang.Web.Shell.Forms;

namespace Hongniang.Web.Network;

/// <summary>The register's filter as it stands in the address; the export reads the same.</summary>
internal sealed record OrganizationQuery(string? Words, bool WholeNetwork, OrganizationKind? Kind, string? Region, string? Industry, OrganizationLevel? Level, string? Serves, string? Near, OrganizationList.Order Order, bool Ascending)
{
    public static OrganizationQuery Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text.Trim() : null;
        return new OrganizationQuery(
            Text("words"), Text("all") == "1", FormReader.One<OrganizationKind>(Text("kind")), Text("region"), Text("industry"), FormReader.One<OrganizationLevel>(Text("level")), Text("serves"), Text("near"),
            FormReader.One<OrganizationList.Order>(Text("sort")) ?? OrganizationList.Order.Number, Text("dir") == "asc");
    }

    /// <summary>Whether anything but the kind narrows the list.</summary>
    public bool IsNarrowed => Words is not null || Region is not null || Industry is not null || Level is not null || Serves is not null || Near is not null;

    public OrganizationList.Filter ToFilter() => new(Words, WholeNetwork, Kind, Region, Industry, Level, Serves, Near, Order, Ascending);
}
