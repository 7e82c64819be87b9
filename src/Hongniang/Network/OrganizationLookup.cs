using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network;

/// <summary>Recognises a unit of the register in what a person typed: its number, its credit code or its exact name.</summary>
public static class OrganizationLookup
{
    public sealed record Found(OrganizationId Id, string Name, OrganizationKind Kind, string RegionCode, OrganizationId HolderId);

    /// <returns>Null when nothing, or more than one unit of the same name, is in the reader's sight.</returns>
    public static async Task<Found?> FindAsync(HongniangDb db, string? text, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var wanted = Texts.Clean(text);
        if (wanted is null)
        {
            return null;
        }

        var upper = wanted.ToUpperInvariant();
        var found = await db.Organizations.AsNoTracking().Where(o => o.Name == wanted || o.Number == upper || o.Uscc == upper)
            .OrderBy(o => o.Number).Take(2).Select(o => new Found(o.Id, o.Name, o.Kind, o.RegionCode, o.HolderId)).ToListAsync(ct);
        return found.Count == 1 ? found[0] : found.Count == 0 ? await FormerAsync(db, wanted, upper, ct) : null;
    }

    /// <summary>The kept unit for the name or number of one that was merged into it.</summary>
    private static async Task<Found?> FormerAsync(HongniangDb db, string name, string number, CancellationToken ct)
    {
        var kept = await db.Organizations.IgnoreQueryFilters() /* why: merged entries are in no other query; the kept one is asked through the filter below */
            .Where(o => o.MergedIntoId != null && (o.Name == name || o.Number == number)).Select(o => o.MergedIntoId).Distinct().Take(2).ToListAsync(ct);
        return kept is not [{ } id] ? null
            : await db.Organizations.AsNoTracking().Where(o => o.Id == id).Select(o => new Found(o.Id, o.Name, o.Kind, o.RegionCode, o.HolderId)).SingleOrDefaultAsync(ct);
    }

    /// <summary>The same for many texts at once, in few queries: text → unit. What is not found, or not clear, is not in it.</summary>
    public static async Task<IReadOnlyDictionary<string, Found>> FindManyAsync(HongniangDb db, IEnumerable<string?> texts, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = new Dictionary<string, Found>(StringComparer.Ordinal);
        foreach (var wanted in texts.Select(Texts.Clean).OfType<string>().Distinct(StringComparer.Ordinal).Chunk(400))
        {
            var upper = wanted.Where(w => w.Length is >= 12 and <= 20 && w.All(char.IsAscii)).ToDictionary(w => w.ToUpperInvariant(), StringComparer.Ordinal);
            var codes = upper.Keys.ToList();
            var units = await db.Organizations.AsNoTracking().Where(o => wanted.Contains(o.Name) || codes.Contains(o.Number) || codes.Contains(o.Uscc!)) // why: SQL null is in no list
                .Select(o => new { Unit = new Found(o.Id, o.Name, o.Kind, o.RegionCode, o.HolderId), o.Number, o.Uscc }).ToListAsync(ct);

            // The names of merged units mean the kept one; what the register says now comes first.
            var former = await db.Organizations.IgnoreQueryFilters() /* why: merged entries are in no other query; the kept ones are asked through the filter below */
                .Where(o => o.MergedIntoId != null && wanted.Contains(o.Name)).Select(o => new { o.Name, Kept = o.MergedIntoId!.Value /* why: asked just before */ }).Distinct().ToListAsync(ct);
            var keptIds = former.ConvertAll(f => f.Kept);
            var kept = former.Count == 0 ? [] : await db.Organizations.AsNoTracking().Where(o => keptIds.Contains(o.Id))
                .Select(o => new Found(o.Id, o.Name, o.Kind, o.RegionCode, o.HolderId)).ToDictionaryAsync(o => o.Id, ct);
            foreach (var named in units.GroupBy(u => u.Unit.Name).Where(g => g.Count() == 1))
            {
                found.TryAdd(named.Key, named.Single().Unit);
            }

            foreach (var named in former.GroupBy(f => f.Name).Where(g => g.Count() == 1 && units.TrueForAll(u => u.Unit.Name != g.Key)))
            {
                if (kept.TryGetValue(named.Single().Kept, out var unit))
                {
                    found.TryAdd(named.Key, unit);
                }
            }

            foreach (var unit in units)
            {
                foreach (var code in new[] { unit.Number, unit.Uscc }.OfType<string>())
                {
                    if (upper.TryGetValue(code, out var text))
                    {
                        found[text] = unit.Unit;
                    }
                }
            }
        }

        return found;
    }

    /// <summary>The associations that may be made holders: those of the reader's territory, the widest first.</summary>
    public static async Task<IReadOnlyList<Found>> HoldersAsync(HongniangDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (whole, territory) = (db.Scope.IsWhole, db.Scope.Territory);
        return await db.Organizations.AsNoTracking().Where(o => o.Kind == OrganizationKind.Association && (whole || territory.Contains(o.Id)))
            .OrderBy(o => o.RegionCode).ThenBy(o => o.Number).Select(o => new Found(o.Id, o.Name, o.Kind, o.RegionCode, o.HolderId)).ToListAsync(ct);
    }

    /// <summary>The names of all associations, some hundreds: for lists that are streamed.</summary>
    public static Task<Dictionary<OrganizationId, string>> AssociationNamesAsync(HongniangDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Organizations.IgnoreQueryFilters().AsNoTracking().Where(o => o.Kind == OrganizationKind.Association).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
    }

    /// <summary>Names of associations, which are no secret: an enterprise too may know who looks after it.</summary>
    public static Task<Dictionary<OrganizationId, string>> NamesAsync(HongniangDb db, IEnumerable<OrganizationId> ids, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var wanted = ids.Distinct().ToList();
        return db.Organizations.IgnoreQueryFilters() /* why: the names of associations are no secret */.AsNoTracking().Where(o => wanted.Contains(o.Id) && o.Kind == OrganizationKind.Association)
            .ToDictionaryAsync(o => o.Id, o => o.Name, ct);
    }
}
