using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Needs.OpenDoor;

/// <summary>A firm without an account hands a need in: it waits for review at the association of its place, like any other need.</summary>
/// <remarks>Nothing tells the visitor whether a firm or a credit code is known, and a visitor's word ties nothing to a unit of the register: the association does that when it reviews.</remarks>
public sealed class HandInNeed(HongniangDb db, AssociationClock clock)
{
    /// <summary>Needs of this kind that may wait for one association: beyond it somebody floods us, and the next ones are turned away.</summary>
    public const int MostWaiting = 2000;

    /// <param name="Facts">The holder is found by the region; who sees it and which unit it belongs to is not the visitor's to say.</param>
    /// <param name="NotClassified">The person's word that nothing classified is in it.</param>
    /// <param name="Agrees">To the notice of <paramref name="NoticeVersion"/>.</param>
    public sealed record Input(Need.Facts Facts, string? Uscc, bool NotClassified, bool Agrees, string? NoticeVersion);

    /// <returns>The secret by which the firm looks after its need.</returns>
    public async Task<Result<string>> RunAsync(Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var holder = Regions.IsKnown(input.Facts.RegionCode) ? await Holding.NearestAsync(db, input.Facts.RegionCode, ct) : default;
        var facts = input.Facts with { EnterpriseId = null, HolderId = holder, Visibility = Visibility.Network };
        var uscc = Texts.Clean(input.Uscc)?.ToUpperInvariant();
        var problems = Check(facts, uscc, input);
        if (problems.Count > 0)
        {
            return Result<string>.Refused(problems);
        }

        var waiting = db.Needs.IgnoreQueryFilters().Where(n => n.HolderId == holder && n.State == NeedState.Submitted && db.NeedTickets.Any(t => t.NeedId == n.Id)); // why: a visitor sees none
        if (await waiting.CountAsync(ct) >= MostWaiting)
        {
            return new Problem("ticket.flood", "Too many needs wait there just now. Please try again in some days, or call your association.");
        }

        await using var transaction = await db.BeginAsync(ct);
        var number = await Numbering.TakeAsync(db, HumanNumber.Need, clock.Today, ct);
        var need = Need.Draft(new NeedId(clock.NewId()), number, facts, NeedSource.SelfReported, NeedTicket.Reference, by: null, clock.Now);
        need.Submit(clock.Now);
        var token = Invitation.NewToken();
        db.Needs.Add(need);
        db.NeedTickets.Add(new NeedTicket { NeedId = need.Id, TokenHash = Invitation.HashOf(token), Uscc = uscc, AgreedVersion = NeedTicket.NoticeVersion, CreatedAt = clock.Now });
        var told = new { need.Title, need.Kind, need.RegionCode, need.Source, need.SourceReference, need.State, NotClassified = true, NeedTicket.NoticeVersion };
        NeedDesk.Record(db, need, Actor.Visitor, clock.Now, "Submitted", after: told);
        var saved = await db.CommitAsync(ct);
        return saved.Succeeded ? token : Result<string>.Refused(saved.Problems);
    }

    private List<Problem> Check(Need.Facts facts, string? uscc, Input input)
    {
        // Without a region there is no holder; that the region is missing is said already.
        List<Problem> problems = [.. NeedChecks.CheckToSubmit(facts, clock.Today).Where(p => p.Field != nameof(facts.HolderId))];
        if (OrganizationChecks.CheckUscc(uscc) is { } wrong)
        {
            problems.Add(wrong);
        }

        if (!input.NotClassified)
        {
            problems.Add(NeedChecks.TickMissing());
        }

        if (!input.Agrees || input.NoticeVersion != NeedTicket.NoticeVersion)
        {
            problems.Add(new Problem("ticket.agree", "Read the notice and agree to it; without that we may not keep your contact.", nameof(input.Agrees)));
        }

        return problems;
    }
}
