using Hongniang.Common;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Data.Sealing;

/// <summary>How many stored texts each key sealed. Reads the beginning of every one; for the command line.</summary>
/// <param name="PerKey">By the key's id; texts that are not sealed under an empty id.</param>
public sealed record SealUse(IReadOnlyDictionary<string, int> PerKey)
{
    private const int AtOnce = 5000;

    /// <summary>Texts that nobody can open, because their key is not here.</summary>
    public int Unreadable => PerKey.Where(k => k.Key.Length > 0 && !SealRing.Ids.Contains(k.Key)).Sum(k => k.Value);

    /// <summary>Texts that the newest key did not seal, and that can be sealed anew.</summary>
    public int Older => PerKey.Where(k => k.Key != SealRing.NewestId).Sum(k => k.Value) - Unreadable;

    public static async Task<SealUse> LoadAsync(HongniangDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var uses = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var column in SealedColumns.Of(db))
        {
            string? after = null;
            while (await SealedColumns.NextAsync(db, column, after, "\u0001", AtOnce, ct) is { Count: > 0 } some)
            {
                foreach (var id in some.Select(s => SealRing.IdOf(s.Text) ?? ""))
                {
                    uses[id] = uses.GetValueOrDefault(id) + 1;
                }

                after = some[^1].Place;
            }
        }

        return new SealUse(uses);
    }
}
