using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Needs;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Tasks;

/// <summary>What a task is about, as an address names it, resolved within the reader's sight, with the association whose work it then is.</summary>
/// <param name="Taken">The open task for the same gap, or for the same need and unit, wherever it is held.</param>
public sealed record TaskMatter(WorkTask.Matter Matter, OrganizationId HolderId, string? NeedNumber, string? NeedTitle, string? UnitNumber, string? UnitName, TaskMatter.Same? Taken)
{
    /// <param name="Industry">GB/T 4754; counted by its division.</param>
    /// <param name="Region">GB/T 2260; with the industry a gap of the matrix.</param>
    /// <param name="Need">Number of a need.</param>
    /// <param name="Unit">Number of a unit.</param>
    public sealed record Input(string? Industry = null, string? Region = null, string? Need = null, string? Unit = null);

    public sealed record Same(string Number, string AssigneeName);

    /// <summary>At most four queries.</summary>
    public static async Task<Result<TaskMatter>> ResolveAsync(HongniangDb db, Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(actor);
        var own = new OrganizationId(actor.OrganizationId ?? Guid.Empty);
        if (Texts.Clean(input.Industry) is { } industry)
        {
            var checks = new FactChecks().Industry(industry, nameof(Input.Industry)).Region(Texts.Clean(input.Region), nameof(Input.Region));
            if (checks.Problems.Count > 0)
            {
                return Result<TaskMatter>.Refused(checks.Problems);
            }

            // The work of the association of that place, where the reader looks after it.
            var region = input.Region!.Trim(); // why: checked above
            var there = (await OrganizationLookup.HoldersAsync(db, ct)).FirstOrDefault(h => h.RegionCode == region);
            var gap = new WorkTask.Matter(CapableUnits.Division(industry), region);
            return new TaskMatter(gap, there?.Id ?? own, null, null, null, null, await TakenAsync(db, gap, ct));
        }

        var need = Texts.Clean(input.Need)?.ToUpperInvariant() is { } n ? await db.Needs.AsNoTracking().Where(x => x.Number == n).Select(x => new { x.Id, x.Number, x.Title, x.HolderId }).SingleOrDefaultAsync(ct) : null;
        var unit = Texts.Clean(input.Unit)?.ToUpperInvariant() is { } u ? await db.Organizations.AsNoTracking().Where(x => x.Number == u).Select(x => new { x.Id, x.Number, x.Name, x.HolderId }).SingleOrDefaultAsync(ct) : null;
        if ((need is null && Texts.Clean(input.Need) is not null) || (unit is null && Texts.Clean(input.Unit) is not null))
        {
            return Problem.NotFound();
        }

        var holder = need?.HolderId ?? (unit is not null && db.Scope.Holds(unit.HolderId) ? unit.HolderId : own);
        var matter = new WorkTask.Matter(NeedId: need?.Id, UnitId: unit?.Id);
        return new TaskMatter(matter, holder, need?.Number, need?.Title, unit?.Number, unit?.Name, await TakenAsync(db, matter, ct));
    }

    internal static async Task<Same?> TakenAsync(HongniangDb db, WorkTask.Matter matter, CancellationToken ct) => matter.Key is not { } key ? null
        : await db.Tasks.IgnoreQueryFilters() /* why: one is enough, whoever holds it */.AsNoTracking().Where(t => t.OpenKey == key).Select(t => new Same(t.Number, t.AssigneeName)).SingleOrDefaultAsync(ct);
}
