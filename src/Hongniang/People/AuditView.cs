using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People;

/// <summary>The journal as an auditor reads it: what people of the subtree did, and what the system did to their accounts. Two queries a page.</summary>
public static class AuditView
{
    /// <param name="Words">In the actor's name, the record's number or the reason.</param>
    public sealed record Filter(string? Words = null, string? Kind = null, string? Verb = null, DateOnly? From = null, DateOnly? To = null);

    public sealed record Row(long Sequence, DateTimeOffset At, string ActorName, string SubjectKind, string SubjectNumber, string Verb, string? Reason, string? Before, string? After);

    public static async Task<Paged<Row>> LoadAsync(HongniangDb db, Filter filter, AssociationClock clock, Page page, CancellationToken ct)
    {
        var matching = Matching(db, filter, clock);
        return new Paged<Row>(await ToRows(matching.OrderByDescending(j => j.Sequence).Skip(page.Skip).Take(page.Take)).ToListAsync(ct), await matching.CountAsync(ct), page);
    }

    /// <summary>All rows of the filter, oldest first, streamed.</summary>
    public static IAsyncEnumerable<Row> StreamAsync(HongniangDb db, Filter filter, AssociationClock clock) => ToRows(Matching(db, filter, clock).OrderBy(j => j.Sequence)).AsAsyncEnumerable();

    private static IQueryable<JournalEntry> Matching(HongniangDb db, Filter filter, AssociationClock clock)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(clock);
        var watched = db.Scope.Watched;
        Guid?[] keys = [.. watched.Select(w => (Guid?)w.Value)];
        var people = WatchedAccounts.Of(db);
        var entries = db.Journal.AsNoTracking().Where(j => keys.Contains(j.OrganizationId) || people.Any(a => a.Id == j.ActorId || a.Id == j.SubjectId));
        if (Texts.Clean(filter.Words) is { } words)
        {
            entries = entries.Where(j => j.ActorName.Contains(words) || j.SubjectNumber.Contains(words) || j.Reason!.Contains(words)); // why: SQL null compares as no match
        }

        if (!string.IsNullOrEmpty(filter.Kind))
        {
            entries = entries.Where(j => j.SubjectKind == filter.Kind);
        }

        if (!string.IsNullOrEmpty(filter.Verb))
        {
            entries = entries.Where(j => j.Verb == filter.Verb);
        }

        if (filter.From is { } from)
        {
            var begin = clock.StartOf(from);
            entries = entries.Where(j => j.At >= begin);
        }

        if (filter.To is { } to)
        {
            var end = clock.StartOf(to.AddDays(1));
            entries = entries.Where(j => j.At < end);
        }

        return entries;
    }

    private static IQueryable<Row> ToRows(IQueryable<JournalEntry> entries) => entries.Select(j => new Row(
        j.Sequence, j.At, j.ActorName, j.SubjectKind, j.SubjectNumber, j.Verb, j.Reason, j.Before, j.After));
}
