using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Needs.OpenDoor;

/// <summary>A need as its firm sees it by the secret address: how far it is and what it says. Neither contacts nor names of people, nor who could answer it.</summary>
/// <param name="Reason">Why it was returned, not accepted or taken back; what is written at other endings is the association's own.</param>
/// <param name="Holder">The association that looks after it.</param>
/// <param name="MayMend">Whether it waits for its firm.</param>
public sealed record TicketView(
    NeedId Id, string Number, int Version, string Title, string Description, NeedState State, DateTimeOffset StateSince, DateTimeOffset HandedInAt, string? Reason, string Holder, bool MayMend, bool MayTakeBack)
{
    /// <returns>Null for a text that is no secret of a need. Two queries.</returns>
    public static async Task<TicketView?> LoadAsync(HongniangDb db, string? token, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await TicketDesk.Of(db, token).AsNoTracking().SingleOrDefaultAsync(ct) is not { } need)
        {
            return null;
        }

        var holder = await db.Organizations.IgnoreQueryFilters().Where(o => o.Id == need.HolderId).Select(o => o.Name).SingleAsync(ct); // why: names of associations are no secret
        return new TicketView(
            need.Id, need.Number, need.Version, need.Title, need.Description, need.State, need.StateSince, need.SubmittedAt ?? need.CreatedAt,
            need.State is NeedState.Returned or NeedState.Rejected or NeedState.Withdrawn ? need.StateReason : null, holder, need.ReasonNotToSubmit() is null, need.ReasonNotToWithdraw() is null);
    }
}
