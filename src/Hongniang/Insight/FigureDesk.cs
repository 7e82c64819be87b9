using System.Collections.Concurrent;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight;

/// <summary>What a reader asks of the figures, as it stands in an address.</summary>
/// <param name="Region">A region's code or a unit's number; the reader's own unit when empty.</param>
/// <param name="IsDirect">Only what the unit holds itself.</param>
public sealed record FigureRequest(FigurePeriod Period = FigurePeriod.ThisYear, string? Region = null, bool IsDirect = false, bool IsAnyEvidence = false);

/// <summary>A request that was understood: the unit, and the frame for the queries.</summary>
public sealed record FigureView(FigureRequest Request, RegionTree Tree, RegionTree.Unit Unit, FigureFrame Frame);

/// <summary>The desk at which figures are asked for: turns a request into a frame within the reader's scope, and remembers dashboards until a record changes.</summary>
public sealed class FigureDesk(HongniangDb db, AssociationClock clock, DashboardMemory memory)
{
    /// <summary>Null when the reader has no figures, or the region is not below the reader.</summary>
    public async Task<FigureView?> OpenAsync(FigureRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await RegionTree.LoadAsync(db, ct) is not { } tree || tree.Find(request.Region) is not { } unit)
        {
            return null;
        }

        var territory = request.IsDirect ? [unit.Id] : tree.IsWhole && unit.Id == tree.Root.Id ? null : tree.Subtree(unit);
        return new FigureView(request, tree, unit, new FigureFrame(clock, request.Period, request.IsAnyEvidence, territory));
    }

    public async Task<Dashboard> DashboardAsync(FigureView view, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(view);

        // Read before the figures: should a change commit in between, the next reader sees a newer sequence and counts again.
        var sequence = await db.JournalHeads.AsNoTracking().Select(h => h.LastSequence).SingleAsync(ct);
        var key = new DashboardMemory.Key(view.Tree.Root.Id, view.Tree.IsWhole, view.Unit.Id, view.Request.IsDirect, view.Request.Period, view.Request.IsAnyEvidence);
        if (memory.Find(key, sequence, view.Frame.Today) is { } known)
        {
            return known;
        }

        var dashboard = await Dashboard.LoadAsync(db, view.Frame, view.Tree, view.Unit, view.Request.IsDirect, ct);
        memory.Keep(key, sequence, dashboard);
        return dashboard;
    }
}

/// <summary>Dashboards already counted, valid while the journal has not grown and the day has not changed. Safe for many threads.</summary>
public sealed class DashboardMemory
{
    private const int Most = 256;

    private readonly ConcurrentDictionary<Key, (long Sequence, Dashboard Dashboard)> _known = new();

    public sealed record Key(OrganizationId Reader, bool IsWhole, OrganizationId Unit, bool IsDirect, FigurePeriod Period, bool IsAnyEvidence);

    public Dashboard? Find(Key key, long sequence, DateOnly today) =>
        _known.TryGetValue(key, out var known) && known.Sequence == sequence && known.Dashboard.Frame.Today == today ? known.Dashboard : null;

    public void Keep(Key key, long sequence, Dashboard dashboard)
    {
        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _known[key] = (sequence, dashboard);
    }
}
