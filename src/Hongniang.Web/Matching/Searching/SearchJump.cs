using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching.Searching;
using Hongniang.Web.Shell.Parts;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Web.Matching.Searching;

/// <summary>Whether what was typed is the number of a record that the reader may see: then the search opens it.</summary>
internal static class SearchJump
{
    /// <returns>The record's address, or null.</returns>
    public static async Task<string?> FindAsync(HongniangDb db, FindByNumber find, string typed, CancellationToken ct)
    {
        if (!HumanNumber.TryParse(typed, out var number))
        {
            return null;
        }

        var exists = number[..2] switch
        {
            HumanNumber.Engagement => await db.Engagements.AnyAsync(e => e.Number == number, ct),
            HumanNumber.Contract => await db.Contracts.AnyAsync(c => c.Number == number, ct),
            HumanNumber.Assignment => await db.AssignmentRuns.AnyAsync(r => r.Number == number, ct),
            HumanNumber.Task => await db.Tasks.AnyAsync(t => t.Number == number, ct),
            HumanNumber.Visit => await db.Visits.AnyAsync(v => v.Number == number, ct),
            _ => await find.RunAsync(number, ct) is not null,
        };
        return exists ? RecordAddress.Of(number) : null;
    }
}
