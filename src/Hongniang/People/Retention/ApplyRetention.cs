using Hongniang.Access;
using Hongniang.Access.Exports;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Needs;
using Hongniang.People.Privacy;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People.Retention;

/// <summary>A job: removes what has been kept long enough, kind by kind, and writes down how much of each. Running it twice changes nothing.</summary>
public sealed class ApplyRetention(HongniangDb db, AssociationClock clock)
{
    /// <returns>How many rows were emptied or deleted, by kind; kinds of which nothing went are left out.</returns>
    public async Task<IReadOnlyDictionary<RetentionKind, int>> RunAsync(CancellationToken ct)
    {
        db.Scope = Scope.Everything; // why: a clock works for every association
        var gone = new Dictionary<RetentionKind, int>();
        foreach (var row in await RetentionList.LoadAsync(db, ct))
        {
            await using var transaction = await db.BeginAsync(ct);
            var count = await GoAsync(row.Kind, clock.Now.AddDays(-row.Days), ct);
            if (count > 0)
            {
                gone.Add(row.Kind, count);
                db.Record(new JournalDraft(Actor.System, clock.Now, nameof(RetentionRule), row.Rule?.Id ?? clock.NewId(), row.Kind.ToString(), "Applied") { After = new { row.Days, Removed = count } });
            }

            await db.CommitAsync(ct);
        }

        return gone;
    }

    private Task<int> GoAsync(RetentionKind kind, DateTimeOffset limit, CancellationToken ct) => kind switch
    {
        RetentionKind.SignIns => db.SignInSessions.Where(s => s.SeenAt < limit).ExecuteDeleteAsync(ct),
        RetentionKind.Invitations => db.Invitations.Where(i => i.EndedAt < limit || i.ExpiresAt < limit).ExecuteDeleteAsync(ct),
        RetentionKind.ImportFiles => db.Files.Where(f => f.Length > 0 && db.ImportRuns.Any(r => r.FileId == f.Id && r.FinishedAt < limit && r.State != RunState.Running && r.State != RunState.Waiting))
            .ExecuteUpdateAsync(f => f.SetProperty(x => x.Content, Array.Empty<byte>()).SetProperty(x => x.Length, 0L), ct),
        RetentionKind.ImportCells => db.ImportRows.Where(r => r.Values != null && db.ImportRuns.Any(run => run.Id == r.RunId && run.FinishedAt < limit))
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Values, (string?)null), ct),
        RetentionKind.ContactsWithoutConsent => ContactsAsync(limit, ct),
        RetentionKind.ExportRequests => db.ExportRequests.Where(r => r.CreatedAt < limit).ExecuteDeleteAsync(ct),
        RetentionKind.Registrations => db.Registrations.Where(r => r.DecidedAt < limit).ExecuteDeleteAsync(ct),
        RetentionKind.PublicPageContacts => TicketsAsync(limit, ct),
        RetentionKind.DataRequests => db.DataRequests.Where(r => r.AnsweredAt < limit && (r.Text != "" || r.Answer != null))
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Text, "").SetProperty(x => x.Answer, (string?)null), ct),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private async Task<int> TicketsAsync(DateTimeOffset limit, CancellationToken ct)
    {
        NeedState[] alive = [.. NeedStates.Open, NeedState.Draft, NeedState.Dormant];
        var ended = db.Needs.Where(n => n.StateSince < limit && db.NeedTickets.Any(t => t.NeedId == n.Id) && !alive.Contains(n.State));
        var count = await ended.ExecuteUpdateAsync(
            n => n.SetProperty(x => x.ContactName, (string?)null).SetProperty(x => x.ContactPhone, (string?)null).SetProperty(x => x.ContactEmail, (string?)null), ct);
        await db.NeedTickets.Where(t => ended.Any(n => n.Id == t.NeedId)).ExecuteDeleteAsync(ct);
        return count;
    }

    private Task<int> ContactsAsync(DateTimeOffset limit, CancellationToken ct) => db.Experts
        .Where(e => !e.HasConsent && e.State == SupplyState.Withdrawn && e.UpdatedAt < limit && (e.ContactPhone != null || e.ContactEmail != null)
            && db.ExpertConsents.Any(c => c.ExpertId == e.Id && c.EndedAt < limit))
        .ExecuteUpdateAsync(e => e.SetProperty(x => x.ContactPhone, (string?)null).SetProperty(x => x.ContactEmail, (string?)null), ct);
}
