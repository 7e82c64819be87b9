using System.Text.Json;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>What happened to an engagement, latest first, as far as the reader may know.</summary>
public static class EngagementTimeline
{
    private const int Most = 200;

    /// <param name="Verb">The key of the word, <c>Journal.Engagement.Met</c>.</param>
    /// <param name="ActorName">Null where the name would tell one side who the other is.</param>
    /// <param name="Side">For consents: whose.</param>
    /// <param name="Stage">The stage that was reached, when it changed.</param>
    /// <param name="Reason">Notes of the association: null for the two sides.</param>
    public sealed record Entry(DateTimeOffset At, string Verb, string? ActorName, Side? Side, EngagementStage? Stage, string? Reason);

    internal static async Task<IReadOnlyList<Entry>> LoadAsync(HongniangDb db, EngagementId id, Viewpoint viewpoint, Actor reader, CancellationToken ct)
    {
        var entries = await db.Journal.AsNoTracking().Where(j => j.SubjectId == id.Value).OrderByDescending(j => j.Sequence).Take(Most)
            .Select(j => new { j.At, j.SubjectKind, j.Verb, j.ActorId, j.ActorName, j.Before, j.After, j.Reason }).ToListAsync(ct);
        var isStaff = viewpoint is Viewpoint.Staff;
        return
        [
            .. entries.Select(j => new Entry(
                j.At,
                $"Journal.{j.SubjectKind}.{j.Verb}",
                isStaff || (j.ActorId is { } by && by == reader.AccountId) ? j.ActorName : null,
                Read<Side>(j.After, "Side"),
                Read<EngagementStage>(j.After, "Stage") is { } stage && stage != Read<EngagementStage>(j.Before, "Stage") ? stage : null,
                isStaff ? j.Reason : null)),
        ];
    }

    private static T? Read<T>(string? json, string name)
        where T : struct, Enum
    {
        if (json is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind is JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value) && Enum.TryParse<T>(value.ToString(), out var known)
            ? known : null;
    }
}
