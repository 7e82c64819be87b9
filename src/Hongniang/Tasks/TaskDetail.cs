using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Needs;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Tasks;

/// <summary>One task as its page shows it.</summary>
/// <param name="Need">The need that it is about, where the reader may see it.</param>
/// <param name="Unit">The unit that it is about, where the reader may see it.</param>
public sealed record TaskDetail(WorkTask Task, string HolderName, TaskDetail.NeedSeen? Need, TaskDetail.UnitSeen? Unit)
{
    public sealed record NeedSeen(string Number, string Title, NeedState State);

    public sealed record UnitSeen(string Number, string Name);

    /// <summary>For a gap: published needs of the industry in the place, and units that serve it there by now.</summary>
    public (int Needs, int Units)? Gap { get; init; }

    public Problem? ReasonNotToChange { get; init; }

    /// <summary>Null when there is none, or it is not the reader's to see. At most five queries.</summary>
    public static async Task<TaskDetail?> LoadAsync(HongniangDb db, string number, Actor reader, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(number);
        var wanted = number.ToUpperInvariant();
        if (await db.Tasks.AsNoTracking().SingleOrDefaultAsync(t => t.Number == wanted, ct) is not { } task)
        {
            return null;
        }

        var names = await OrganizationLookup.NamesAsync(db, [task.HolderId], ct);
        var need = task.NeedId is { } n ? await db.Needs.AsNoTracking().Where(x => x.Id == n).Select(x => new NeedSeen(x.Number, x.Title, x.State)).SingleOrDefaultAsync(ct) : null;
        var unit = task.UnitId is { } u ? await db.Organizations.AsNoTracking().Where(x => x.Id == u).Select(x => new UnitSeen(x.Number, x.Name)).SingleOrDefaultAsync(ct) : null;
        return new TaskDetail(task, names.GetValueOrDefault(task.HolderId, ""), need, unit)
        {
            Gap = task is { IndustryCode: { } industry, RegionCode: { } region } ? await GapAsync(db, industry, region, ct) : null,
            ReasonNotToChange = TaskRules.ReasonNotToChange(task, reader, db.Scope),
        };
    }

    private static async Task<(int Needs, int Units)> GapAsync(HongniangDb db, string industry, string region, CancellationToken ct)
    {
        var needs = await NeedList.CountAsync(db, new NeedList.Filter(States: [NeedState.Published], Region: region, Industry: industry), ct);
        return (needs, (await CapableUnits.LoadAsync(db, ct)).Count(industry, region));
    }
}
