using System.Globalization;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;

namespace Hongniang.Web.Engagements;

/// <summary>What the address of the contract list says.</summary>
internal sealed record ContractQuery(
    string? Words, ContractKind? Kind, EvidenceGrade? Evidence, OrganizationId? Holder, DateOnly? From, DateOnly? To, ContractList.Order Order, bool Ascending, Page Page, Guid? Matchmaker)
{
    public bool IsNarrowed => Words is not null || Kind is not null || Evidence is not null || Holder is not null || From is not null || To is not null || Matchmaker is not null;

    public ContractList.Filter ToFilter() => new(Words, Kind, Evidence, Holder, From, To, Order, Ascending, Matchmaker);

    public static ContractQuery Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new ContractQuery(
            Texts.Clean(query["words"]), Known<ContractKind>(query["kind"]), Known<EvidenceGrade>(query["evidence"]),
            Guid.TryParse(query["holder"], out var holder) ? new OrganizationId(holder) : null, Typed.Day(query["from"]), Typed.Day(query["to"]),
            Known<ContractList.Order>(query["sort"]) ?? ContractList.Order.SignedOn, query["dir"] == "asc",
            new Page(int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1),
            Guid.TryParse(query["matchmaker"], out var matchmaker) ? matchmaker : null);
    }

    private static T? Known<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
