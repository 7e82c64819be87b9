using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Supply;

/// <summary>Shows the contact of an expert in clear, for a reason that goes into the journal.</summary>
public sealed class RevealExpertContact(HongniangDb db, RevealContact reveal)
{
    public sealed record Input(string Number, string? Reason);

    public async Task<Result<Contact>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var found = await db.Experts.AsNoTracking().Where(x => x.Number == input.Number)
            .Select(x => new { x.State, x.HasConsent, Subject = new RevealContact.Subject(nameof(Expert), x.Id.Value, x.Number, x.HolderId, new Contact(null, x.ContactPhone, x.ContactEmail, false)) })
            .SingleOrDefaultAsync(ct);
        return found is not null && !SupplyRules.ContactIsUsable(found.State, found.HasConsent)
            ? new Problem("expert.consent-over", "The person's consent is over: the contact may not be used any more.")
            : await reveal.RunAsync(found?.Subject, input.Reason, actor, ct);
    }
}
