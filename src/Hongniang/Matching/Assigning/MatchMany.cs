using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching.Bands;
using Hongniang.Matching.Indexing;
using Hongniang.Needs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hongniang.Matching.Assigning;

/// <summary>The first candidates of many needs at once, each list the one that the need's own page shows: weak candidates are left out, and contracts for like needs count.</summary>
public sealed class MatchMany(HongniangDb db, MatchIndexes indexes, IOptions<MatchWeights> options, AssociationClock clock)
{
    private const int NeedsAtOnce = 400;

    /// <param name="Pairs">The engagements of the needs.</param>
    /// <param name="Most">At most so many candidates of each need.</param>
    public sealed record Input(IReadOnlyList<MatchSubject> Needs, CandidateKind Kind, ILookup<NeedId, PairStanding> Pairs, int Most, int LeastScore)
    {
        /// <summary>Candidates whose record was last touched before are left out; any when null.</summary>
        public DateTimeOffset? TouchedSince { get; init; }

        /// <summary>Contracts, refusals and losses at needs like each of these, as far as the reader may see them.</summary>
        public ILookup<NeedId, EarlierCase> Cases { get; init; } = Array.Empty<EarlierCase>().ToLookup(_ => default(NeedId));

        /// <summary>The numbers of the only candidates that are asked for, each however far down it stands; everybody when null.</summary>
        public IReadOnlySet<string>? Only { get; init; }
    }

    /// <summary>One list per need, in their order; the lists are in order of score.</summary>
    public async Task<IReadOnlyList<MatchList>> RunAsync(Input input, Actor reader, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(reader);
        var set = await indexes.GetAsync(ct);
        var verdicts = await VerdictsAsync(input.Needs, reader, ct);
        var sight = new Sight(db.Scope);
        var (weights, now) = (options.Value, clock.Now);
        var lists = new MatchList[input.Needs.Count];
        await Task.Run(() => Parallel.For(0, lists.Length, new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var need = input.Needs[i];
            var said = verdicts[need.Id].ToDictionary(v => v.CandidateId);
            var desk = new MatchDesk(set, new MatchNeed.Input(need, MatchFilters.None, [.. input.Pairs[need.Id]]) { Cases = [.. input.Cases[need.Id]] }, input.Kind, said, sight, weights, now, MatchBands.Published);
            var list = desk.Rank(ct);
            var asked = input.Only is { } only ? Asked(desk, list, only, ct) : list.Rows;
            lists[i] = list with { Rows = [.. asked.Where(r => MayGo(r, input)).OrderByDescending(r => r.Score.Exact).ThenBy(r => r.Candidate.Number, StringComparer.Ordinal).Take(input.Most)] };
        }), ct);
        return lists;
    }

    /// <summary>Those that stand in the list, as they stand there; and those that its depth leaves out, without a place.</summary>
    private static IEnumerable<MatchRow> Asked(MatchDesk desk, MatchList list, IReadOnlySet<string> only, CancellationToken ct)
    {
        var listed = list.Rows.Where(r => only.Contains(r.Candidate.Number)).ToDictionary(r => r.Candidate.Number, StringComparer.Ordinal);
        return [.. listed.Values, .. desk.RankOnly(only, ct).Rows.Where(r => !listed.ContainsKey(r.Candidate.Number)).Select(r => r with { Rank = 0 })];
    }

    private static bool MayGo(MatchRow row, Input input) =>
        row.Score.Points >= input.LeastScore && row.Pair is not { IsOpen: true } && !(row.Candidate.UpdatedAt < input.TouchedSince);

    private async Task<ILookup<NeedId, VerdictSeen>> VerdictsAsync(IReadOnlyList<MatchSubject> needs, Actor reader, CancellationToken ct)
    {
        var holder = new OrganizationId(reader.OrganizationId ?? Guid.Empty);
        List<(NeedId Need, VerdictSeen Verdict)> found = [];
        foreach (var ids in needs.Select(n => n.Id).Chunk(NeedsAtOnce))
        {
            var rows = await db.Verdicts.AsNoTracking().Where(v => ids.Contains(v.NeedId) && v.HolderId == holder)
                .Select(v => new { v.NeedId, Seen = new VerdictSeen(v.CandidateId, v.Kind, v.Reason, v.Note, v.ByName, v.At, v.Version) }).ToListAsync(ct);
            found.AddRange(rows.Select(r => (r.NeedId, r.Seen)));
        }

        return found.ToLookup(f => f.Need, f => f.Verdict);
    }
}
