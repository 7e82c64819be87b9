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
            lists[i] = list with { Rows = [.. list.Rows.Where(r => MayGo(r, input)).OrderBy(r => r.Rank).Take(input.Most)] };
        }), ct);
        return lists;
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
