using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Insight.Managers;
using Hongniang.Network.Managers;
using Hongniang.Web.Shell.Forms;

namespace Hongniang.Web.Network.Managers;

/// <summary>The filter of the register as it stands in the address; the export reads the same.</summary>
internal static class ManagerQuery
{
    public static ManagerList.Filter Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var order = FormReader.One<ManagerList.Order>(query["sort"].ToString());
        return new ManagerList.Filter(
            Texts.Clean(query["words"].ToString()), FormReader.One<ManagerLevel>(query["level"].ToString()), Texts.Clean(query["field"].ToString()),
            Guid.TryParse(query["holder"].ToString(), out var holder) ? new OrganizationId(holder) : null, query["lapsing"] == "true", query["former"] == "true",
            order ?? ManagerList.Order.Name, order is null || query["dir"] == "asc");
    }
}
