using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Supply;

/// <summary>Shows the contact of an achievement in clear, for a reason that goes into the journal.</summary>
public sealed class RevealAchievementContact(HongniangDb db, RevealContact reveal)
{
    public sealed record Input(string Number, string? Reason);

    public async Task<Result<Contact>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var subject = await db.Achievements.AsNoTracking().Where(x => x.Number == input.Number)
            .Select(x => new RevealContact.Subject(nameof(Achievement), x.Id.Value, x.Number, x.HolderId, new Contact(x.ContactName, x.ContactPhone, x.ContactEmail, false)))
            .SingleOrDefaultAsync(ct);
        return await reveal.RunAsync(subject, input.Reason, actor, ct);
    }
}
