using System.Globalization;
using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight;

/// <summary>The associations that a reader looks after, as a tree with the own one at its root.</summary>
public sealed class RegionTree
{
    private readonly Dictionary<OrganizationId, Unit> _units;
    private readonly ILookup<OrganizationId?, Unit> _children;

    private RegionTree(Unit root, bool isWhole, List<Unit> units)
    {
        Root = root;
        IsWhole = isWhole;
        _units = units.ToDictionary(u => u.Id);
        _children = units.ToLookup(u => u.ParentId);
    }

    public sealed record Unit(OrganizationId Id, string Number, string Name, string? EnglishName, string RegionCode, OrganizationLevel Level, OrganizationId? ParentId, bool IsSample)
    {
        public string NameIn(CultureInfo culture) => culture.TwoLetterISOLanguageName == "zh" ? Name : EnglishName ?? Name;
    }

    public Unit Root { get; }

    /// <summary>Whether the reader sees everything, so that the root needs no narrowing.</summary>
    public bool IsWhole { get; }

    /// <summary>The tree of an association's staff; null when the reader's own association is unknown. One query.</summary>
    public static async Task<RegionTree?> LoadAsync(HongniangDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (!db.Scope.IsStaff)
        {
            return null;
        }

        var units = await db.Organizations.AsNoTracking().Where(o => o.Kind == OrganizationKind.Association).OrderBy(o => o.RegionCode).ThenBy(o => o.Number)
            .Select(o => new Unit(o.Id, o.Number, o.Name, o.EnglishName, o.RegionCode, o.Level, o.ParentId, o.IsSample)).ToListAsync(ct);
        var root = db.Scope.Territory is [var own, ..] ? units.Find(u => u.Id == own) : units.Find(u => u.ParentId is null);
        return root is null ? null : new RegionTree(root, db.Scope.IsWhole, units);
    }

    public IReadOnlyList<Unit> Below(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return [.. _children[unit.Id]];
    }

    /// <summary>The unit itself and everything below it.</summary>
    public IReadOnlyList<OrganizationId> Subtree(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        List<OrganizationId> ids = [unit.Id];
        for (var i = 0; i < ids.Count; i++)
        {
            ids.AddRange(_children[ids[i]].Select(u => u.Id));
        }

        return ids;
    }

    /// <summary>What an address calls the unit: its region's code, or its number where two units share a region.</summary>
    public string CodeOf(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return _units.Values.Count(u => u.RegionCode == unit.RegionCode) == 1 ? unit.RegionCode : unit.Number;
    }

    /// <summary>What a table of regions calls the unit: its region, or its own name where two units share one.</summary>
    public string NameOf(Unit unit, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return CodeOf(unit) == unit.RegionCode ? Regions.NameOf(unit.RegionCode, culture) : unit.NameIn(culture);
    }

    /// <summary>The unit with that code, within the reader's own subtree; the root when no code is given; null when there is none.</summary>
    public Unit? Find(string? code)
    {
        if (string.IsNullOrEmpty(code))
        {
            return Root;
        }

        var mine = Subtree(Root).Select(id => _units[id]).ToList();
        return mine.Find(u => CodeOf(u) == code || u.Number == code);
    }

    /// <summary>From the root to the unit, both included.</summary>
    public IReadOnlyList<Unit> PathTo(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        List<Unit> path = [unit];
        while (path[0].Id != Root.Id && path[0].ParentId is { } parent && _units.TryGetValue(parent, out var above))
        {
            path.Insert(0, above);
        }

        return path;
    }
}
