using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Needs;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Matching;

/// <summary>What keeping, rejecting and taking back share: the pair, as far as the reader may see it, and the verdict of the reader's own association.</summary>
internal sealed record JudgedPair(Need Need, CandidateKind Kind, Guid CandidateId, string CandidateNumber, OrganizationId Holder, Verdict? Verdict)
{
    public static async Task<Result<JudgedPair>> FindAsync(HongniangDb db, string needNumber, string candidateNumber, Actor actor, CancellationToken ct)
    {
        if (!actor.May(AccessRules.MayWork) || actor.OrganizationId is not { } organization)
        {
            return Problem.NotAllowed();
        }

        var need = await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Number == needNumber, ct);
        var achievement = await db.Achievements.Where(a => a.Number == candidateNumber).Select(a => (Guid?)a.Id.Value).SingleOrDefaultAsync(ct);
        var candidate = achievement ?? await db.Experts.Where(e => e.Number == candidateNumber).Select(e => (Guid?)e.Id.Value).SingleOrDefaultAsync(ct);
        if (need is null || candidate is not { } id)
        {
            return Problem.NotFound();
        }

        var kind = achievement is null ? CandidateKind.Expert : CandidateKind.Achievement;
        var holder = new OrganizationId(organization);
        var verdict = await db.Verdicts.SingleOrDefaultAsync(v => v.NeedId == need.Id && v.CandidateKind == kind && v.CandidateId == id && v.HolderId == holder, ct);
        return new JudgedPair(need, kind, id, candidateNumber, holder, verdict);
    }

    /// <summary>Writes the verdict, over an earlier one of the same association.</summary>
    public Verdict Say(HongniangDb db, VerdictKind kind, Actor actor, AssociationClock clock)
    {
        if (Verdict is { } known)
        {
            (known.Kind, known.ById, known.ByName, known.At) = (kind, actor.AccountId, actor.Name, clock.Now);
            return known;
        }

        var verdict = new Verdict
        {
            Id = clock.NewId(), NeedId = Need.Id, CandidateKind = Kind, CandidateId = CandidateId, HolderId = Holder, Kind = kind,
            ById = actor.AccountId, ByName = actor.Name, At = clock.Now,
        };
        db.Verdicts.Add(verdict);
        return verdict;
    }

    public JournalDraft Draft(Actor actor, AssociationClock clock, string verb) => new(actor, clock.Now, nameof(Need), Need.Id.Value, Need.Number, verb);
}
