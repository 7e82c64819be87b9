using System.Globalization;
using Hongniang.Supply;
using Hongniang.Web.Shell.Forms;

namespace Hongniang.Web.Supply;

/// <summary>The list's filter as it stands in the address; the export reads the same.</summary>
/// <param name="Owner">Number of the owning unit.</param>
internal sealed record AchievementQuery(
    string? Words, bool WholeNetwork, SupplyState? State, string? Region, string? Industry, int? LeastReadiness, string? Owner, AchievementList.Order Order, bool Ascending)
{
    public static AchievementQuery Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text.Trim() : null;
        return new AchievementQuery(
            Text("words"), Text("all") == "1", FormReader.One<SupplyState>(Text("state")), Text("region"), Text("industry"),
            int.TryParse(Text("trl"), NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= 9 ? level : null, Text("owner")?.ToUpperInvariant(),
            FormReader.One<AchievementList.Order>(Text("sort")) ?? AchievementList.Order.Updated, Text("dir") == "asc");
    }

    /// <summary>Whether anything but the state narrows the list.</summary>
    public bool IsNarrowed => Words is not null || Region is not null || Industry is not null || LeastReadiness is not null || Owner is not null;

    public AchievementList.Filter ToFilter(UnitFilter? unit) => new(Words, WholeNetwork, State, Region, Industry, LeastReadiness, unit?.Owner, Order, Ascending, unit?.Holder);
}
