using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Talent;

/// <summary>One lead as its page shows it.</summary>
public sealed record LeadDetail(TalentLead Lead, LeadDetail.Named? Station, LeadDetail.Named? Target, Problem? ReasonNotToWork)
{
    public sealed record Named(string Number, string Name);

    /// <summary>Null when the lead does not exist or is not the reader's to see. Three queries.</summary>
    public static async Task<LeadDetail?> LoadAsync(HongniangDb db, string number, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.TalentLeads.AsNoTracking().SingleOrDefaultAsync(l => l.Number == number, ct) is not { } lead)
        {
            return null;
        }

        return new LeadDetail(
            lead, await db.Stations.Where(s => s.Id == lead.StationId).Select(s => new Named(s.Number, s.Name)).SingleOrDefaultAsync(ct),
            await db.Organizations.Where(o => o.Id == lead.TargetId).Select(o => new Named(o.Number, o.Name)).SingleOrDefaultAsync(ct), ChangeOrganization.ReasonNotTo(db.Scope, lead.HolderId, actor));
    }
}
