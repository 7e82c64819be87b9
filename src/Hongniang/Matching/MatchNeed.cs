using System.Diagnostics;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching.Bands;
using Hongniang.Matching.Indexing;
using Hongniang.Matching.Meaning;
using Hongniang.Matching.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hongniang.Matching;

/// <summary>Finds and ranks who can answer a need: the texts by the engine, then every criterion that both sides state. Reads only memory, except
/// for the verdicts that people of the reader's association gave.</summary>
public sealed class MatchNeed(HongniangDb db, MatchIndexes indexes, IOptions<MatchWeights> options, AssociationClock clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="Subject">The need.</param>
    /// <param name="Filters">What narrows the list.</param>
    /// <param name="Pairs">The need's engagements.</param>
    public sealed record Input(MatchSubject Subject, MatchFilters Filters, IReadOnlyList<PairStanding> Pairs)
    {
        /// <summary>Contracts, refusals and losses at needs like this one, as far as the reader may see them.</summary>
        public IReadOnlyList<EarlierCase> Cases { get; init; } = [];
    }

    /// <summary>Ranks achievements and experts. The lists are whole; the page takes its slice and asks the <see cref="MatchDesk"/> for what it shows.</summary>
    public async Task<Result<MatchAnswer>> RunAsync(Input input, Actor reader, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(reader);
        if (await indexes.TryGetAsync(Patience, ct) is not { } set)
        {
            return new Problem("match.loading", "The index is still being loaded. Try again in a moment.");
        }

        var verdicts = await VerdictsAsync(input.Subject, reader, ct);
        var started = Stopwatch.GetTimestamp();
        var sight = new Sight(db.Scope);
        var lists = Enum.GetValues<CandidateKind>().ToDictionary(k => k, k => new MatchDesk(set, input, k, verdicts, sight, options.Value, clock.Now, MatchBands.Published).Rank(ct));
        var units = new UnitDesk(set, input.Subject, input.Filters, sight, options.Value, clock.Today).Rank(ct);
        return new MatchAnswer(lists, set.AchievementCount, set.ExpertCount, Stopwatch.GetElapsedTime(started)) { Units = units };
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
public sealed record MatchRow(Candidate Candidate, int Rank, double Likeness, MatchScore Score, VerdictSeen? Verdict, PairStanding? Pair)
{
    /// <summary>How often such matches were judged related; null where nothing may be promised.</summary>
    public MatchPromise? Promise { get; init; }

    /// <summary>The normalised likeness of the title alone; null for experts, and where nobody asks for it.</summary>
    public double? TitleLikeness { get; init; }

    /// <summary>What a model says of the pair; null where none is configured, and until it has read the need.</summary>
    public TextMeaning? Meaning { get; init; }

    /// <summary>Whether neither the whole text nor the title promises enough to be shown unasked.</summary>
    public bool IsWeak { get; init; }
}

/// <summary>The ranked candidates of one kind, kept ones first.</summary>
public sealed record MatchList(IReadOnlyList<MatchRow> Rows, MatchDesk Desk)
{
    /// <summary>The weights as they counted here, in percent; adds up to 100. Empty without candidates.</summary>
    /// <remarks>Of a candidate in the need's own language, where there is one: across languages the words' weight goes to the meaning.</remarks>
    public IReadOnlyList<ScorePart> Weights => Rows.Count > 0 ? (Rows.FirstOrDefault(r => r.Meaning is not { IsAcross: true }) ?? Rows[0]).Score.Parts : [];

    public int UnsuitableCount => Desk.UnsuitableCount;

    /// <summary>How many candidates are so weak that they are shown only when asked for (<see cref="MatchFilters.WithWeak"/>), whether or not they are now.</summary>
    public int WeakCount { get; init; }
}

/// <param name="AchievementCount">Achievements that may be proposed, in all.</param>
/// <param name="ExpertCount">Experts that may be proposed, in all.</param>
/// <param name="Elapsed">The time for searching and weighing all kinds, without reading the database and drawing the page.</param>
public sealed record MatchAnswer(IReadOnlyDictionary<CandidateKind, MatchList> Lists, int AchievementCount, int ExpertCount, TimeSpan Elapsed)
{
    /// <summary>Units that can, by their capability cards.</summary>
    public UnitList Units { get; init; } = UnitList.Empty;
}
