using System.Text.Json;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Common;

/// <summary>What happened to a record, newest first, read from the journal. Ask it only for records that the reader may see.</summary>
public static class Timeline
{
    /// <param name="Field">The name of the property.</param>
    public sealed record Change(string Field, string? Before, string? After);

    public sealed record Entry(long Sequence, DateTimeOffset At, string ActorName, string SubjectKind, string SubjectNumber, string Verb, string? Reason, IReadOnlyList<Change> Changes)
    {
        /// <summary>A word's key.</summary>
        public string Text => $"Journal.{SubjectKind}.{Verb}";
    }

    /// <param name="subjects">The record, and others whose happenings belong to its story (the engagements of a need).</param>
    /// <param name="without">Verbs that are not this reader's to know.</param>
    public static async Task<Paged<Entry>> LoadAsync(HongniangDb db, IReadOnlyCollection<Guid> subjects, Page page, CancellationToken ct, params string[] without)
    {
        ArgumentNullException.ThrowIfNull(db);
        var entries = db.Journal.AsNoTracking().Where(j => subjects.Contains(j.SubjectId));
        if (without.Length > 0)
        {
            entries = entries.Where(j => !without.Contains(j.Verb));
        }

        var total = await entries.CountAsync(ct);
        var rows = await entries.OrderByDescending(j => j.Sequence).Skip(page.Skip).Take(page.Take)
            .Select(j => new { j.Sequence, j.At, j.ActorName, j.SubjectKind, j.SubjectNumber, j.Verb, j.Reason, j.Before, j.After }).ToListAsync(ct);
        return new Paged<Entry>(
            [.. rows.Select(j => new Entry(j.Sequence, j.At, j.ActorName, j.SubjectKind, j.SubjectNumber, j.Verb, j.Reason, Changes(j.Before, j.After)))], total, page);
    }

    private static List<Change> Changes(string? before, string? after)
    {
        var (old, now) = (Read(before), Read(after));
        return [.. now.Keys.Union(old.Keys).Where(k => old.GetValueOrDefault(k) != now.GetValueOrDefault(k)).Select(k => new Change(k, old.GetValueOrDefault(k), now.GetValueOrDefault(k)))];
    }

    private static Dictionary<string, string?> Read(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind is JsonValueKind.Object
            ? document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => Shown(p.Value), StringComparer.Ordinal)
            : [];
    }

    private static string? Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array => string.Join("；", value.EnumerateArray().Select(Shown)),
        JsonValueKind.Object => string.Join(" ", value.EnumerateObject().Select(p => Shown(p.Value)).Where(v => !string.IsNullOrEmpty(v))),
        _ => value.GetRawText(),
    };
}
