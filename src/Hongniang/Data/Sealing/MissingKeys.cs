using Hongniang.Common;

namespace Hongniang.Data.Sealing;

/// <summary>Whether the keys of the database are here: looks at the first and the last text of every sealed column, so that a start need not read them all.</summary>
/// <remarks><see cref="SealUse"/> counts every one, for <c>hongniang doctor</c>.</remarks>
public static class MissingKeys
{
    /// <summary>The ids of keys that sealed one of those texts and are not here; empty when all is well.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(HongniangDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var column in SealedColumns.Of(db))
        {
            found.UnionWith((await SealedColumns.EndsAsync(db, column, ct)).Select(SealRing.IdOf).OfType<string>());
        }

        return [.. found.Except(SealRing.Ids)];
    }
}
