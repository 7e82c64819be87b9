using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Tasks;
using Hongniang.Web.Shell.Forms;

namespace Hongniang.Web.Tasks;

/// <summary>Filters, group and order of the list of tasks, as they stand in the address.</summary>
internal sealed record TaskQuery(TaskList.Filter Filter, TaskList.TaskGroup Group, TaskList.Order Order, bool Ascending)
{
    public static TaskQuery Read(IQueryCollection query, Guid? reader)
    {
        ArgumentNullException.ThrowIfNull(query);
        var group = FormReader.One<TaskList.TaskGroup>(query["group"]) ?? TaskList.TaskGroup.Open;
        var order = FormReader.One<TaskList.Order>(query["sort"]);
        var isClosed = group is TaskList.TaskGroup.Done or TaskList.TaskGroup.Dropped;
        return new TaskQuery(
            new TaskList.Filter(
                Texts.Clean(query["words"]), query["mine"] == "true" ? reader : null, FormReader.Organization(query["holder"]), FormReader.One<TaskList.TaskAbout>(query["about"]),
                Texts.Clean(query["need"])?.ToUpperInvariant(), Texts.Clean(query["unit"])?.ToUpperInvariant(), Texts.Clean(query["industry"]), Texts.Clean(query["region"])),
            group,
            order ?? (isClosed ? TaskList.Order.Closed : TaskList.Order.Due),
            order is null ? !isClosed : query["dir"] == "asc");
    }
}
