using System.Diagnostics;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching.Indexing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedThread;

namespace Hongniang.Matching;

/// <summary>Finds and ranks who can answer a need: the texts by the engine, then every criterion that both sides state. Reads only memory, except
/// for the verdicts that people of the reader's association gave.</summary>
public sealed class MatchNeed(HongniangDb db, MatchIndexes indexes, IOptions<MatchWeights> options, AssociationClock clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="Subject">The need.</param>
    /// <param name="Filters">What narrows the list.</param>
    /// <param name="Pairs">The need's engagements.</param>
    public sealed record Input(MatchSubject Subject, MatchFilters Filters, IReadOnlyList<PairStanding> Pairs);

    /// <summary>Ranks candidates of one kind. The list is whole; the page takes its slice and asks the <see cref="MatchDesk"/> for what it shows.</summary>
    public async Task<Result<MatchList>> RunAsync(Input input, CandidateKind kind, Actor reader, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(reader);
        if (await indexes.TryGetAsync(Patience, ct) is not { } set)
        {
            return new Problem("match.loading", "The index is still being loaded. Try again in a moment.");
        }

        var verdicts = await VerdictsAsync(input.Subject, reader, ct);
        var started = Stopwatch.GetTimestamp();
        var desk = new MatchDesk(set, input, kind, verdicts, new Sight(db.Scope), options.Value, clock.Now);
        var rows = desk.Rank(ct);
        return new MatchList(kind, rows, desk, set.AchievementCount, set.ExpertCount, Stopwatch.GetElapsedTime(started));
    }

    private async Task<Dictionary<Guid, VerdictSeen>> VerdictsAsync(MatchSubject subject, Actor reader, CancellationToken ct)
    {
        var holder = new OrganizationId(reader.OrganizationId ?? Guid.Empty);
        return await db.Verdicts.AsNoTracking().Where(v => v.NeedId == subject.Id && v.HolderId == holder)
            .Select(v => new VerdictSeen(v.CandidateId, v.Kind, v.Reason, v.Note, v.ByName, v.At, v.Version)).ToDictionaryAsync(v => v.CandidateId, ct);
    }
}

/// <summary>A verdict as the list shows it.</summary>
public sealed record VerdictSeen(Guid CandidateId, VerdictKind Kind, UnsuitableReason? Reason, string? Note, string ByName, DateTimeOffset At, int Version);

/// <summary>One row of the list.</summary>
/// <param name="Rank">Place by score, 1 = best, among all that the list holds.</param>
/// <param name="Likeness">The engine's normalised likeness of the texts.</param>
public sealed record MatchRow(Candidate Candidate, int Rank, double Likeness, MatchScore Score, VerdictSeen? Verdict, PairStanding? Pair);

/// <summary>The ranked candidates of one kind, kept ones first.</summary>
/// <param name="Elapsed">The time for searching and weighing, without reading the database and drawing the page.</param>
public sealed record MatchList(CandidateKind Kind, IReadOnlyList<MatchRow> Rows, MatchDesk Desk, int AchievementCount, int ExpertCount, TimeSpan Elapsed)
{
    /// <summary>The weights as they counted here, in percent; adds up to 100. Empty without candidates.</summary>
    public IReadOnlyList<ScorePart> Weights => Rows.Count > 0 ? Rows[0].Score.Parts : [];

    public int UnsuitableCount => Desk.UnsuitableCount;
}
