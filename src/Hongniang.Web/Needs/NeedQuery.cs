using Hongniang.Access;
using Hongniang.Needs;

namespace Hongniang.Web.Needs;

/// <summary>The list's filter as it stands in the address; the export reads the same.</summary>
internal sealed record NeedQuery(
    string? Words, IReadOnlyList<NeedState> States, string? Region, string? Industry, Urgency? Urgency, NeedSource? Source, OrganizationId? Holder, bool Mine, NeedList.Order Order, bool Ascending, string? Manager,
    bool FromPublicPage)
{
    /// <summary>What came by the public page, instead of a source.</summary>
    public const string PublicPage = "public-page";

    /// <summary>The reader's own, instead of an account's id.</summary>
    public const string OwnHands = "me";

    /// <summary>Nobody's.</summary>
    public const string NoHands = "none";

    public static NeedQuery Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text.Trim() : null;
        return new NeedQuery(
            Text("words"), [.. query["state"].SelectMany(s => (s ?? "").Split(',')).Select(One<NeedState>).OfType<NeedState>().Distinct()], Text("region"), Text("industry"),
            One<Urgency>(Text("urgency")), One<NeedSource>(Text("source")), Guid.TryParse(Text("holder"), out var holder) ? new OrganizationId(holder) : null, Text("mine") == "1",
            One<NeedList.Order>(Text("sort")) ?? NeedList.Order.Updated, Text("dir") == "asc", Text("manager") is { } hands && (hands is OwnHands or NoHands || Guid.TryParse(hands, out _)) ? hands : null,
            Text("source") == PublicPage);
    }

    /// <summary>Whether anything but the state narrows the list.</summary>
    public bool IsNarrowed => Words is not null || Region is not null || Industry is not null || Urgency is not null || Source is not null || FromPublicPage || Holder is not null || Mine || Manager is not null;

    public NeedList.Filter ToFilter(Guid? reader) => new(Words, States, Region, Industry, Urgency, Holder, Source, Mine ? reader : null, Order, Ascending,
        Manager is OwnHands ? reader : Guid.TryParse(Manager, out var manager) ? manager : null, Manager is NoHands, FromPublicPage);

    private static T? One<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text![0] /* why: parsed, so not empty */) ? value : null;
}
