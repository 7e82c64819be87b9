using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network.Partnerships;

/// <summary>What every change of a partnership shares: taking it, what speaks for its level, and its line in the journal.</summary>
public sealed class PartnershipDesk(HongniangDb db, AssociationClock clock, IEnumerable<ICooperationRecords> records)
{
    /// <summary>The partnership, tracked, if the actor may change it and the form is not stale.</summary>
    internal async Task<Result<Partnership>> TakeAsync(string number, int version, Actor actor, CancellationToken ct)
    {
        if (await db.Partnerships.SingleOrDefaultAsync(p => p.Number == number, ct) is not { } partnership)
        {
            return Problem.NotFound();
        }

        if ((PartnershipRules.ReasonNotToWork(db.Scope, partnership.HolderId, actor) ?? (partnership.IsActive ? null : Ended())) is { } refusal)
        {
            return refusal;
        }

        return partnership.Version == version ? partnership : await db.StaleAsync(partnership.Id, ct);
    }

    internal static Problem Ended() => new("partnership.ended", "This partnership has ended.");

    /// <summary>Introductions and the like that other modules know, of the last two years.</summary>
    internal async Task<IReadOnlyList<Cooperation>> CooperationsAsync(OrganizationId unit, OrganizationId partner, CancellationToken ct)
    {
        var region = await db.Organizations.Where(o => o.Id == unit).Select(o => o.RegionCode).SingleOrDefaultAsync(ct);
        List<Cooperation> found = [];
        if (region is null)
        {
            return found; // why: our side lies out of the reader's sight, and so does what it did
        }

        foreach (var source in records)
        {
            found.AddRange(await source.SinceAsync(region, partner, clock.Today.AddMonths(-24), ct));
        }

        return found;
    }

    internal async Task<PartnershipRules.Evidence> EvidenceAsync(Partnership partnership, CancellationToken ct)
    {
        var today = clock.Today;
        var days = await db.Partnerships.Where(p => p.Id == partnership.Id).SelectMany(p => p.Activities).Where(a => a.Kind != ActivityKind.Contact && a.HeldOn >= today.AddMonths(-24))
            .Select(a => a.HeldOn).ToListAsync(ct);
        days.AddRange((await CooperationsAsync(partnership.UnitId, partnership.PartnerId, ct)).Select(c => c.On));
        var agreements = await db.Agreements.AsNoTracking().Where(a => a.PartnershipId == partnership.Id).Where(Agreement.ValidOn(today)).Select(a => new { a.Kind, HasPaper = a.FileId != null }).ToListAsync(ct);
        return Weigh(days, today, agreements.Count > 0, agreements.Exists(a => a is { Kind: AgreementKind.Strategic, HasPaper: true }));
    }

    internal static PartnershipRules.Evidence Weigh(IReadOnlyCollection<DateOnly> days, DateOnly today, bool hasAgreement, bool hasStrategic) =>
        new(days.Count(d => d >= today.AddMonths(-12)), days.Count(d => d >= today.AddMonths(-24)), hasAgreement, hasStrategic);

    internal void Record(Partnership partnership, Actor actor, string verb, object? before = null, object? after = null, string? reason = null) =>
        db.Record(new JournalDraft(actor, clock.Now, nameof(Partnership), partnership.Id, partnership.Number, verb) { Before = before, After = after, Reason = reason });

    /// <summary>A day in the past that somebody may have meant.</summary>
    internal static FactChecks CheckPast(FactChecks checks, DateOnly? day, DateOnly today, string field) =>
        day is not { } on ? checks.Add(Problem.Required(field))
        : on > today ? checks.Add(new Problem("date.future", "This day is still to come.", field))
        : on.Year < 1950 ? checks.Add(new Problem("date.absurd", "{0} cannot be right. Please check the year.", field, on))
        : checks;
}
