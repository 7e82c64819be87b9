using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Needs;

/// <summary>Shows the enterprise's contact in clear, for a reason that goes into the journal.</summary>
public sealed class RevealNeedContact(HongniangDb db, RevealContact reveal)
{
    public sealed record Input(string Number, string? Reason);

    public async Task<Result<Contact>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var subject = await db.Needs.AsNoTracking().Where(n => n.Number == input.Number)
            .Select(n => new RevealContact.Subject(nameof(Need), n.Id.Value, n.Number, n.HolderId, new Contact(n.ContactName, n.ContactPhone, n.ContactEmail, false)))
            .SingleOrDefaultAsync(ct);
        return await reveal.RunAsync(subject, input.Reason, actor, ct);
    }
}
