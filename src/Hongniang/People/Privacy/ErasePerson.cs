using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Network.Managers;
using Hongniang.Supply;
using Hongniang.Supply.Consents;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People.Privacy;

/// <summary>Makes a person's records nobody's: the expert record, the account, consents, sessions, the contact in the own needs, and the names in the journal. Numbers, regions, stages, days and amounts stay, so every figure counts as before.</summary>
/// <remarks>What it cannot reach: files of imports (they go with their own retention) and what left the system before.</remarks>
public sealed class ErasePerson(HongniangDb db, AssociationClock clock, IEnumerable<IAfterConsentEnded> followers)
{
    /// <summary>Within the caller's transaction; does not commit.</summary>
    internal async Task<Result> RunAsync(DataRequest request, Actor actor, CancellationToken ct)
    {
        if (await OpenWork.CountAsync(db, request.AccountId, ct) is var open and > 0)
        {
            return new Problem("account.open-work", "{0} needs, engagements, follow-ups and tasks are in these hands. Hand them over first.", null, open);
        }

        var account = await db.Users.SingleAsync(a => a.Id == request.AccountId, ct);
        if (account.IsSample)
        {
            return new Problem("account.sample", "A sample account stays as it is.");
        }

        if (request.ExpertKey is { } key)
        {
            await EraseExpertAsync(new ExpertId(key), actor, ct);
        }

        await EraseAccountAsync(account, ct);
        await db.DataRequests.IgnoreQueryFilters().Where(r => r.AccountId == account.Id && r.Id != request.Id) // why: all of the person's
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.PersonName, JournalErasure.Nobody).SetProperty(x => x.Text, ""), ct);
        (request.PersonName, request.Text) = (JournalErasure.Nobody, "");
        List<Guid> persons = [account.Id];
        if (request.ExpertKey is { } expert)
        {
            persons.Add(expert);
        }

        if (await db.TechnologyManagers.IgnoreQueryFilters().SingleOrDefaultAsync(m => m.AccountId == request.AccountId, ct) is { } manager) // why: wherever the entry is kept
        {
            manager.Erase(clock.Today);
            await db.SaveChangesAsync(ct);
            await ErasePapersAsync(manager.Id, ct);
            persons.Add(manager.Id);
        }

        await JournalErasure.RunAsync(db, [.. persons], account.Id, new JournalDraft(actor, clock.Now, nameof(DataRequest), request.Id, "", JournalErasure.Verb), ct);
        return Result.Ok;
    }

    /// <summary>The papers of the courses: each bears the name. The courses and their hours stay.</summary>
    private async Task ErasePapersAsync(Guid manager, CancellationToken ct)
    {
        var papers = await db.TechnologyManagers.IgnoreQueryFilters().Where(m => m.Id == manager) // why: wherever the entry is kept
            .SelectMany(m => m.Trainings).Where(t => t.FileId != null).Select(t => t.FileId!.Value).ToListAsync(ct); // why: filtered just before
        await db.Set<ManagerTraining>().Where(t => papers.Contains(t.FileId!.Value)).ExecuteUpdateAsync(t => t.SetProperty(x => x.FileId, (Guid?)null), ct); // why: SQL null is in no list
        await db.Files.Where(f => papers.Contains(f.Id)).ExecuteDeleteAsync(ct);
    }

    private async Task EraseExpertAsync(ExpertId id, Actor actor, CancellationToken ct)
    {
        var expert = await db.Experts.IgnoreQueryFilters().SingleAsync(e => e.Id == id, ct); // why: wherever it is held now
        await ConsentDesk.EndAsync(db, expert, ConsentEnding.Withdrawn, null, endAll: true, followers, actor, clock, ct);
        expert.Erase(clock.Now);
        await db.SaveChangesAsync(ct);
        await db.ExpertConsents.Where(c => c.ExpertId == id).ExecuteUpdateAsync(
            c => c.SetProperty(x => x.GivenBy, JournalErasure.Nobody).SetProperty(x => x.Source, (string?)null).SetProperty(x => x.EndReason, (string?)null)
                .SetProperty(x => x.EndedByName, x => x.EndedByName == null ? null : JournalErasure.Nobody), ct);
        await db.Set<Consent>().Where(c => c.Side == Side.Supply && db.Engagements.IgnoreQueryFilters().Any(e => e.ExpertId == id && e.Consents.Any(x => x.Id == c.Id))) // why: wherever it is held
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.GivenBy, JournalErasure.Nobody).SetProperty(x => x.Note, (string?)null), ct);
        await db.ImportRows.Where(r => r.RecordId == id.Value).ExecuteUpdateAsync(r => r.SetProperty(x => x.Values, (string?)null), ct);
    }

    private async Task EraseAccountAsync(Account account, CancellationToken ct)
    {
        var (id, mail, name) = (account.Id, account.Email, account.DisplayName);
        foreach (var need in await db.Needs.IgnoreQueryFilters().Where(n => n.CreatedById == id).ToListAsync(ct)) // why: the person's own, wherever they are held now
        {
            if (need.ContactName == name || (mail is not null && string.Equals(need.ContactEmail, mail, StringComparison.OrdinalIgnoreCase)))
            {
                need.ForgetContact(clock.Now);
            }
        }

        account.Erase(clock.Now);
        await db.SaveChangesAsync(ct);
        await db.ExpertConsents.Where(c => c.RecordedById == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.RecordedByName, JournalErasure.Nobody), ct);
        await db.Set<Consent>().Where(c => c.RecordedById == id)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.GivenBy, JournalErasure.Nobody).SetProperty(x => x.RecordedByName, JournalErasure.Nobody).SetProperty(x => x.Note, (string?)null), ct);
        await db.Partnerships.IgnoreQueryFilters().Where(p => p.ResponsibleId == id) // why: wherever they are kept
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.ResponsibleId, (Guid?)null).SetProperty(x => x.ResponsibleName, JournalErasure.Nobody), ct);
        await db.Stations.IgnoreQueryFilters().Where(s => s.ResponsibleId == id) // why: wherever they are kept
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ResponsibleId, (Guid?)null).SetProperty(x => x.ResponsibleName, JournalErasure.Nobody), ct);
        await db.Tasks.IgnoreQueryFilters().Where(t => t.AssigneeId == id) // why: wherever they are kept
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.AssigneeId, (Guid?)null).SetProperty(x => x.AssigneeName, JournalErasure.Nobody), ct);
        await db.Tasks.IgnoreQueryFilters().Where(t => t.ClosedById == id) // why: as above
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.ClosedById, (Guid?)null).SetProperty(x => x.ClosedByName, JournalErasure.Nobody), ct);
        await db.Tasks.IgnoreQueryFilters().Where(t => t.CreatedById == id) // why: as above
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.CreatedById, (Guid?)null).SetProperty(x => x.CreatedByName, JournalErasure.Nobody), ct);
        await db.Needs.IgnoreQueryFilters().Where(n => n.ManagerId == id) // why: wherever they are held; those in work were handed over before
            .ExecuteUpdateAsync(n => n.SetProperty(x => x.ManagerId, (Guid?)null).SetProperty(x => x.ManagerName, JournalErasure.Nobody), ct);
        await db.SignInSessions.Where(s => s.AccountId == id).ExecuteDeleteAsync(ct);
        await db.Memberships.Where(m => m.AccountId == id).ExecuteDeleteAsync(ct);
        await db.UserTokens.Where(t => t.UserId == id).ExecuteDeleteAsync(ct);
        await db.UserPasskeys.Where(p => p.UserId == id).ExecuteDeleteAsync(ct);
        await db.UserLogins.Where(l => l.UserId == id).ExecuteDeleteAsync(ct);
        await db.Invitations.Where(i => i.Email == mail).ExecuteUpdateAsync(i => i.SetProperty(x => x.Email, JournalErasure.Nobody).SetProperty(x => x.DisplayName, JournalErasure.Nobody), ct);
    }
}
