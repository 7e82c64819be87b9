using Hongniang.Access;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight;

/// <summary>What happened in each of the last 12 calendar months, oldest first, the current one last; whatever the period.</summary>
/// <param name="Months">The first day of each.</param>
/// <param name="Needs">Needs submitted.</param>
/// <param name="Introductions">Pairs introduced, each at its first introduction of these months.</param>
/// <param name="Contracts">Contracts by their day of signing.</param>
public sealed record MonthTrend(IReadOnlyList<DateOnly> Months, IReadOnlyList<int> Needs, IReadOnlyList<int> Introductions, IReadOnlyList<int> Contracts)
{
    private const int Count = 12;

    /// <summary>Two queries besides the needs per holder, which the table of regions has counted.</summary>
    internal static async Task<MonthTrend> LoadAsync(HongniangDb db, FigureFrame frame, IReadOnlyCollection<int[]> needs, CancellationToken ct)
    {
        var months = MonthsOf(frame);
        var introduced = await FigureCatalogue.Introduced(db, frame, frame.StartOf(months[0])).Select(e => e.IntroducedAt).ToListAsync(ct);
        var signed = await FigureCatalogue.Signed(db, frame, months[0]).GroupBy(c => new { c.SignedOn.Year, c.SignedOn.Month })
            .Select(g => new { g.Key.Year, g.Key.Month, Count = g.Count() }).ToListAsync(ct);
        var days = introduced.OfType<DateTimeOffset>().Select(frame.DayOf).CountBy(day => (day.Year, day.Month)).ToDictionary();
        return new MonthTrend(
            months,
            [.. Enumerable.Range(0, Count).Select(m => needs.Sum(n => n[m]))],
            [.. months.Select(m => days.GetValueOrDefault((m.Year, m.Month)))],
            [.. months.Select(m => signed.Find(s => s.Year == m.Year && s.Month == m.Month)?.Count ?? 0)]);
    }

    /// <summary>One query: twelve conditional counts per holder, so that months are those of the association's time zone on either database.</summary>
    internal static async Task<Dictionary<OrganizationId, int[]>> NeedsAsync(HongniangDb db, FigureFrame frame, CancellationToken ct)
    {
        var at = MonthsOf(frame).Select(frame.StartOf).ToArray();
        var (m0, m1, m2, m3, m4, m5) = (at[0], at[1], at[2], at[3], at[4], at[5]);
        var (m6, m7, m8, m9, m10, m11) = (at[6], at[7], at[8], at[9], at[10], at[11]);
        var rows = await FigureCatalogue.Collected(db, frame).Where(n => n.SubmittedAt >= m0).GroupBy(n => n.HolderId).Select(g => new
        {
            g.Key,
            // Counts since each month's beginning; the differences are the months.
            C0 = g.Count(),
            C1 = g.Count(n => n.SubmittedAt >= m1),
            C2 = g.Count(n => n.SubmittedAt >= m2),
            C3 = g.Count(n => n.SubmittedAt >= m3),
            C4 = g.Count(n => n.SubmittedAt >= m4),
            C5 = g.Count(n => n.SubmittedAt >= m5),
            C6 = g.Count(n => n.SubmittedAt >= m6),
            C7 = g.Count(n => n.SubmittedAt >= m7),
            C8 = g.Count(n => n.SubmittedAt >= m8),
            C9 = g.Count(n => n.SubmittedAt >= m9),
            C10 = g.Count(n => n.SubmittedAt >= m10),
            C11 = g.Count(n => n.SubmittedAt >= m11),
        }).ToListAsync(ct);
        return rows.ToDictionary(
            r => r.Key,
            r => new[]
            {
                r.C0 - r.C1, r.C1 - r.C2, r.C2 - r.C3, r.C3 - r.C4, r.C4 - r.C5, r.C5 - r.C6, r.C6 - r.C7, r.C7 - r.C8, r.C8 - r.C9, r.C9 - r.C10, r.C10 - r.C11, r.C11,
            });
    }

    private static List<DateOnly> MonthsOf(FigureFrame frame)
    {
        var current = new DateOnly(frame.Today.Year, frame.Today.Month, 1);
        return [.. Enumerable.Range(1 - Count, Count).Select(current.AddMonths)];
    }
}
