using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hongniang.Common;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Data;

/// <summary>Takes the names and texts of an erased person out of the journal without breaking its chain: an entry of the chain attests which ones were emptied.</summary>
public static class JournalErasure
{
    /// <summary>What stands where the person's name stood.</summary>
    public const string Nobody = "—";

    /// <summary>The verb of the attesting entry.</summary>
    public const string Verb = "Erased";

    /// <param name="Entries">How many were emptied.</param>
    /// <param name="Digest">SHA-256 over their sequences and hashes.</param>
    public sealed record Attest(int Entries, string Digest);

    /// <summary>Empties what was written about the subjects, and takes the name away wherever the person acted. Needs an open transaction; saves, does not commit.</summary>
    /// <param name="subjects">The ids of the records that are the person: account and expert.</param>
    /// <param name="actor">The account that acted, or null.</param>
    /// <param name="draft">The attesting entry, without its <c>After</c>.</param>
    public static async Task RunAsync(HongniangDb db, Guid[] subjects, Guid? actor, JournalDraft draft, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(draft);

        // What the unit of work has noted so far is written before, and nobody else appends until this is committed: what is listed below is all there is.
        await db.SaveChangesAsync(ct);
        await db.JournalHeads.ExecuteUpdateAsync(h => h.SetProperty(x => x.LastSequence, x => x.LastSequence), ct);
        var entries = await db.Journal.AsNoTracking().Where(j => j.ErasedBy == null && (subjects.Contains(j.SubjectId) || (actor != null && j.ActorId == actor))).OrderBy(j => j.Sequence)
            .Select(j => new { j.Sequence, j.Hash }).ToListAsync(ct);
        db.Record(draft with { After = new Attest(entries.Count, DigestOf(entries.Select(e => (e.Sequence, e.Hash)))) });
        await db.SaveChangesAsync(ct);
        var by = await db.JournalHeads.Select(h => h.LastSequence).SingleAsync(ct);

        // Names first: entries that an earlier erasing emptied may still carry this one's.
        await db.Journal.Where(j => j.Sequence < by && actor != null && j.ActorId == actor).ExecuteUpdateAsync(j => j.SetProperty(x => x.ActorName, Nobody), ct);
        await db.Journal.Where(j => j.Sequence < by && subjects.Contains(j.SubjectId))
            .ExecuteUpdateAsync(j => j.SetProperty(x => x.Before, (string?)null).SetProperty(x => x.After, (string?)null).SetProperty(x => x.Reason, (string?)null), ct);
        await db.Journal.Where(j => j.Sequence < by && subjects.Contains(j.SubjectId) && j.SubjectKind == nameof(Access.Account)).ExecuteUpdateAsync(j => j.SetProperty(x => x.SubjectNumber, Nobody), ct);
        await db.Journal.Where(j => j.Sequence < by && j.ErasedBy == null && (subjects.Contains(j.SubjectId) || (actor != null && j.ActorId == actor))).ExecuteUpdateAsync(j => j.SetProperty(x => x.ErasedBy, by), ct);
    }

    public static string DigestOf(IEnumerable<(long Sequence, string Hash)> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (sequence, text) in entries)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{sequence} {text}\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <returns>Null when the entry attests nothing.</returns>
    public static Attest? Read(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry is { Verb: Verb, After: { } after } ? JsonSerializer.Deserialize<Attest>(after, StoredJson.Options) : null;
    }
}
