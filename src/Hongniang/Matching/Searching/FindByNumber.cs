using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Matching.Searching;

/// <summary>Whether a number typed into the search names a record that the reader may see: then the search goes straight there.</summary>
/// <remarks>Engagements and contracts come after matching; the page asks for those itself.</remarks>
public sealed class FindByNumber(HongniangDb db)
{
    /// <summary>The number in its written form, or null.</summary>
    public async Task<string?> RunAsync(string? typed, CancellationToken ct)
    {
        if (!HumanNumber.TryParse(typed, out var number))
        {
            return null;
        }

        var exists = number[..2] switch
        {
            HumanNumber.Need => await db.Needs.AnyAsync(n => n.Number == number, ct),
            HumanNumber.Achievement => await db.Achievements.AnyAsync(a => a.Number == number, ct),
            HumanNumber.Expert => await db.Experts.AnyAsync(e => e.Number == number, ct),
            HumanNumber.Organization => await db.Organizations.AnyAsync(o => o.Number == number, ct),
            HumanNumber.Lead => await db.TalentLeads.AnyAsync(l => l.Number == number, ct),
            HumanNumber.Manager => await db.TechnologyManagers.AnyAsync(m => m.Number == number, ct),
            HumanNumber.Station => await db.Stations.AnyAsync(s => s.Number == number, ct),
            HumanNumber.Agreement => await db.Agreements.AnyAsync(a => a.Number == number, ct),
            HumanNumber.Partnership => await db.Partnerships.AnyAsync(p => p.Number == number, ct),
            HumanNumber.Import => await db.ImportRuns.AnyAsync(r => r.Number == number, ct),
            _ => false,
        };
        return exists ? number : null;
    }
}
