using Hongniang.Supply;
using Hongniang.Web.Shell.Forms;

namespace Hongniang.Web.Supply;

/// <summary>The list's filter as it stands in the address; the export reads the same.</summary>
/// <param name="Unit">Number of the employer.</param>
internal sealed record ExpertQuery(
    string? Words, bool WholeNetwork, SupplyState? State, string? Region, string? Discipline, string? Industry, string? Unit, ExpertList.Order Order, bool Ascending)
{
    public static ExpertQuery Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text.Trim() : null;
        return new ExpertQuery(
            Text("words"), Text("all") == "1", FormReader.One<SupplyState>(Text("state")), Text("region"), Text("discipline"), Text("industry"), Text("unit")?.ToUpperInvariant(),
            FormReader.One<ExpertList.Order>(Text("sort")) ?? ExpertList.Order.Updated, Text("dir") == "asc");
    }

    /// <summary>Whether anything but the state narrows the list.</summary>
    public bool IsNarrowed => Words is not null || Region is not null || Discipline is not null || Industry is not null || Unit is not null;

    public ExpertList.Filter ToFilter(UnitFilter? unit) => new(Words, WholeNetwork, State, Region, Discipline, Industry, unit?.Owner, Order, Ascending, unit?.Holder);
}
