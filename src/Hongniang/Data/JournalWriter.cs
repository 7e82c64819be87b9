using Hongniang.Common;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Data;

/// <summary>Appends drafts to the journal: takes the head's lock, which orders commits, and chains the hashes.</summary>
internal static class JournalWriter
{
    public static async Task AppendAsync(HongniangDb db, IReadOnlyList<JournalDraft> drafts, CancellationToken ct)
    {
        // The update comes first: it takes the row's lock until commit, so the read below cannot be overtaken.
        var locked = await db.JournalHeads.ExecuteUpdateAsync(h => h.SetProperty(x => x.LastSequence, x => x.LastSequence + drafts.Count), ct);
        if (locked != 1)
        {
            throw new InvalidOperationException("The journal has no head row; the database was not made by the migrations.");
        }

        var head = await db.JournalHeads.AsNoTracking().SingleAsync(ct);
        var sequence = head.LastSequence - drafts.Count;
        var hash = head.LastHash;
        foreach (var draft in drafts)
        {
            var entry = Entry(draft, ++sequence, hash);
            hash = entry.Hash;
            db.Journal.Add(entry);
        }

        await db.JournalHeads.ExecuteUpdateAsync(h => h.SetProperty(x => x.LastHash, hash), ct);
    }

    private static JournalEntry Entry(JournalDraft draft, long sequence, string previousHash)
    {
        var at = draft.At.ToUniversalTime();
        at = at.AddTicks(-(at.Ticks % 10));
        var before = StoredJson.Write(draft.Before);
        var after = StoredJson.Write(draft.After);
        return new JournalEntry
        {
            Sequence = sequence,
            At = at,
            ActorId = draft.Actor.AccountId,
            ActorName = draft.Actor.Name,
            OrganizationId = draft.Actor.OrganizationId,
            SubjectKind = draft.SubjectKind,
            SubjectId = draft.SubjectId,
            SubjectNumber = draft.SubjectNumber,
            Verb = draft.Verb,
            Before = before,
            After = after,
            Reason = draft.Reason,
            PreviousHash = previousHash,
            Hash = JournalEntry.HashOf(sequence, at, draft.Actor.AccountId, draft.Actor.Name, draft.Actor.OrganizationId, draft.SubjectKind,
                draft.SubjectId, draft.SubjectNumber, draft.Verb, before, after, draft.Reason, previousHash),
        };
    }
}
