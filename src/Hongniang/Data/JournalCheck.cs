using Microsoft.EntityFrameworkCore;

namespace Hongniang.Data;

/// <summary>Walks the whole journal and recomputes every hash: an entry that was changed, removed or slipped in breaks the chain there.</summary>
/// <param name="Entries">How many entries are in order, from the first on.</param>
/// <param name="FirstBreak">Null when the chain is whole up to the head.</param>
public sealed record JournalCheck(long Entries, JournalCheck.Break? FirstBreak)
{
    private const int AtOnce = 5000;

    /// <param name="Sequence">Of the first entry that is wrong or missing.</param>
    /// <param name="Reason">What is wrong with it, for the operator.</param>
    public sealed record Break(long Sequence, string Reason);

    /// <summary>Emptied entries that no erasing of the chain attests, exactly those.</summary>
    private static Break? Unattested(Dictionary<long, List<(long Sequence, string Hash)>> erased, Dictionary<long, JournalErasure.Attest> attests) => erased.OrderBy(e => e.Key)
        .Where(e => attests.GetValueOrDefault(e.Key) is not { } attest || attest.Entries != e.Value.Count || attest.Digest != JournalErasure.DigestOf(e.Value))
        .Select(e => new Break(e.Value[0].Sequence, "This entry was emptied, and no erasing of a person attests it.")).FirstOrDefault();

    public static async Task<JournalCheck> RunAsync(HongniangDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (sequence, hash) = (0L, "");
        var erased = new Dictionary<long, List<(long Sequence, string Hash)>>();
        var attests = new Dictionary<long, JournalErasure.Attest>();
        while (true)
        {
            var entries = await db.Journal.AsNoTracking().Where(j => j.Sequence > sequence).OrderBy(j => j.Sequence).Take(AtOnce).ToListAsync(ct);
            foreach (var entry in entries)
            {
                var reason = entry.Sequence != sequence + 1 ? "This entry is missing."
                    : entry.PreviousHash != hash ? "This entry does not follow the one before it: either of them was replaced."
                    : entry.ErasedBy is null && entry.ComputeHash() != entry.Hash ? "The content of this entry was changed after it was written."
                    : null;
                if (reason is not null)
                {
                    return new JournalCheck(sequence, new Break(sequence + 1, reason));
                }

                (sequence, hash) = (entry.Sequence, entry.Hash);
                if (entry.ErasedBy is { } by)
                {
                    (erased.TryGetValue(by, out var some) ? some : erased[by] = []).Add((entry.Sequence, entry.Hash));
                }
                else if (JournalErasure.Read(entry) is { } attest)
                {
                    attests.Add(entry.Sequence, attest);
                }
            }

            if (entries.Count < AtOnce)
            {
                var head = await db.JournalHeads.AsNoTracking().SingleAsync(ct);
                return new JournalCheck(sequence, head.LastSequence != sequence || head.LastHash != hash ? new Break(sequence + 1, "Entries are missing at the end.") : Unattested(erased, attests));
            }
        }
    }
}
