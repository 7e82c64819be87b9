using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Visits;

namespace Hongniang.Web.Visits;

/// <summary>The filters of the list of visits, as they stand in the address.</summary>
internal static class VisitQuery
{
    public static VisitList.Filter Filter(string? words, Guid? leader, Guid? holder) => new(Texts.Clean(words), leader, holder is { } id ? new OrganizationId(id) : null);
}
