using Hongniang.Common;
using Hongniang.Supply;
using Hongniang.Web.Shell;

namespace Hongniang.Web.Supply;

/// <summary>How states and prices of the supply side are shown, everywhere alike.</summary>
internal static class SupplyLook
{
    public static IReadOnlyList<SupplyState> Tabs { get; } = [SupplyState.Published, SupplyState.Draft, SupplyState.Withdrawn];

    public static string? ToneOf(SupplyState state) => state switch { SupplyState.Published => "jade", SupplyState.Draft => "amber", _ => null };

    public static string Price(decimal? yuan, Words words, Formats formats) => yuan switch { null => words["Negotiable"], 0 => words["free of charge"], _ => formats.Yuan(yuan) };
}
