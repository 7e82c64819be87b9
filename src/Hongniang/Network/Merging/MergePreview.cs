using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Merging;

/// <summary>Two entries of the register side by side before they are made one: what each says, what the kept one will say, and what moves.</summary>
public sealed class MergePreview(HongniangDb db, IEnumerable<IMovesOnMerge> movers)
{
    /// <param name="Field">The name of the property.</param>
    public sealed record Line(string Field, object? Kept, object? Gone, object? Afterwards);

    public sealed record Unit(string Number, string Name, int Version);

    /// <param name="Refusal">Why the two cannot be made one; then nothing else is of use.</param>
    /// <param name="Moves">What moves from the one that goes, within the reader's sight; kinds without records are left out.</param>
    public sealed record Found(Unit Kept, Unit Gone, Problem? Refusal, IReadOnlyList<Line> Lines, IReadOnlyList<Moving> Moves);

    /// <summary>Null when either is not there or not the reader's to see.</summary>
    public async Task<Found?> LoadAsync(string keptNumber, string goneNumber, Actor actor, CancellationToken ct)
    {
        var units = await db.Organizations.AsNoTracking().Where(o => o.Number == keptNumber || o.Number == goneNumber).ToListAsync(ct);
        if (units.Find(o => o.Number == keptNumber) is not { } kept || units.Find(o => o.Number == goneNumber) is not { } gone)
        {
            return null;
        }

        List<Moving> moves = [];
        foreach (var mover in movers)
        {
            moves.AddRange(await mover.CountAsync(gone.Id, ct));
        }

        return new Found(
            new Unit(kept.Number, kept.Name, kept.Version), new Unit(gone.Number, gone.Name, gone.Version), MergeRules.ReasonNotToMerge(db.Scope, kept, gone, actor), Lines(kept, gone), [.. moves.Where(m => m.Count > 0)]);
    }

    private static List<Line> Lines(Organization kept, Organization gone)
    {
        var (a, b) = (Shown(kept.ToFacts()), Shown(gone.ToFacts()));
        var (cardA, cardB) = (kept.ToCard(), gone.ToCard());
        var after = MergeRules.Joined(a, b);
        var card = MergeRules.Joined(cardA, cardB);
        List<Line> lines =
        [
            new("Name", a.Name, b.Name, after.Name),
            new("EnglishName", a.EnglishName, b.EnglishName, after.EnglishName),
            new("Level", a.Level, b.Level, after.Level),
            new("Uscc", a.Uscc, b.Uscc, after.Uscc),
            new("RegionCode", a.RegionCode, b.RegionCode, after.RegionCode),
            new("IndustryCode", a.IndustryCode, b.IndustryCode, after.IndustryCode),
            new("Size", a.Size, b.Size, after.Size),
            new("Qualifications", a.Qualifications, b.Qualifications, after.Qualifications),
            new("Fields", cardA.Fields, cardB.Fields, card.Fields),
            new("Services", cardA.Services, cardB.Services, card.Services),
            new("Equipment", cardA.Equipment, cardB.Equipment, card.Equipment),
            new("Industries", cardA.Industries, cardB.Industries, card.Industries),
            new("Capability", a.Capability, b.Capability, after.Capability),
            new("ContactName", a.ContactName, b.ContactName, after.ContactName),
            new("ContactPhone", a.ContactPhone, b.ContactPhone, after.ContactPhone),
            new("ContactEmail", a.ContactEmail, b.ContactEmail, after.ContactEmail),
        ];
        return [.. lines.Where(l => l.Kept is not null || l.Gone is not null)];
    }

    /// <summary>Contacts are compared masked: a merge is no reason to show them in clear.</summary>
    private static Organization.Facts Shown(Organization.Facts facts) => facts with
    {
        ContactName = Texts.MaskName(facts.ContactName), ContactPhone = Texts.MaskPhone(facts.ContactPhone), ContactEmail = Texts.MaskEmail(facts.ContactEmail),
    };
}
