using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People.Retention;

/// <summary>Every kind with its present time and when something of it last went. Two queries.</summary>
public static class RetentionList
{
    /// <param name="Rule">Null where the default holds.</param>
    /// <param name="LastApplied">When the clock last removed something of this kind.</param>
    public sealed record Row(RetentionKind Kind, int Days, RetentionDefaults.Span Default, RetentionRule? Rule, DateTimeOffset? LastApplied);

    public static async Task<IReadOnlyList<Row>> LoadAsync(HongniangDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rules = await db.RetentionRules.AsNoTracking().ToDictionaryAsync(r => r.Kind, ct);
        var applied = await db.Journal.Where(j => j.SubjectKind == nameof(RetentionRule) && j.Verb == "Applied").GroupBy(j => j.SubjectNumber).Select(g => new { g.Key, At = g.Max(j => j.At) })
            .ToDictionaryAsync(g => g.Key, g => g.At, ct);
        return
        [
            .. Enum.GetValues<RetentionKind>().Select(kind => new Row(
                kind, rules.GetValueOrDefault(kind)?.Days ?? RetentionDefaults.Of(kind).Days, RetentionDefaults.Of(kind), rules.GetValueOrDefault(kind),
                applied.TryGetValue(kind.ToString(), out var at) ? at : null)),
        ];
    }
}
