using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Common;

/// <summary>Gives out human numbers inside the caller's transaction, so that a refused save gives its numbers back.</summary>
public static class Numbering
{
    public static async Task<string> TakeAsync(HongniangDb db, string series, DateOnly today, CancellationToken ct) =>
        (await TakeAsync(db, series, today, 1, ct))[0];

    /// <summary>Takes <paramref name="count"/> numbers in a row. Needs an open transaction (see <see cref="HongniangDb.BeginAsync"/>).</summary>
    public static async Task<IReadOnlyList<string>> TakeAsync(HongniangDb db, string series, DateOnly today, int count, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Begin a transaction before taking numbers: a number belongs to the record that is saved with it.");
        }

        var changed = await db.NumberSeries.Where(s => s.Series == series).ExecuteUpdateAsync(s => s.SetProperty(x => x.Last, x => x.Last + count), ct);
        if (changed != 1)
        {
            throw new InvalidOperationException($"There is no number series {series}.");
        }

        var last = await db.NumberSeries.Where(s => s.Series == series).Select(s => s.Last).SingleAsync(ct);
        return [.. Enumerable.Range(0, count).Select(i => HumanNumber.Format(series, today.Year, last - count + 1 + i))];
    }
}
