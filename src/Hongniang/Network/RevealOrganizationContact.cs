using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network;

/// <summary>Shows a unit's contact in clear, for a reason that goes into the journal.</summary>
public sealed class RevealOrganizationContact(HongniangDb db, RevealContact reveal)
{
    public sealed record Input(string Number, string? Reason);

    public async Task<Result<Contact>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var subject = await db.Organizations.AsNoTracking().Where(o => o.Number == input.Number)
            .Select(o => new RevealContact.Subject(nameof(Organization), o.Id.Value, o.Number, o.HolderId, new Contact(o.ContactName, o.ContactPhone, o.ContactEmail, false)))
            .SingleOrDefaultAsync(ct);
        return await reveal.RunAsync(subject, input.Reason, actor, ct);
    }
}
