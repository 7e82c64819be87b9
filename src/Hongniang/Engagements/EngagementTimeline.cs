using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Engagements;

/// <summary>What happened to an engagement, newest first, as far as the reader may know: the two sides read what was done, not by whom on the other side, nor the association's notes.</summary>
public static class EngagementTimeline
{
    private static readonly string[] Open = ["Stage", "Side", "HeldOn", "Contract"];

    public static async Task<Paged<Timeline.Entry>> LoadAsync(HongniangDb db, EngagementDetail engagement, Actor reader, Page page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(engagement);
        ArgumentNullException.ThrowIfNull(reader);
        var story = await Timeline.LoadAsync(db, [engagement.Id.Value], page, ct);
        return engagement.Viewpoint is Viewpoint.Staff ? story : story with { Rows = [.. story.Rows.Select(e => Blind(e, reader))] };
    }

    private static Timeline.Entry Blind(Timeline.Entry entry, Actor reader) => entry with
    {
        ActorName = entry.ActorName == reader.Name ? entry.ActorName : "",
        Reason = null,
        Changes = [.. entry.Changes.Where(c => Open.Contains(c.Field))],
    };
}
