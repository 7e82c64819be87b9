using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching;
using Hongniang.Matching.Indexing;
using Hongniang.Matching.Learning;
using Hongniang.Needs;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedThread.Evaluation;
using RedThread.Tuning;

namespace Hongniang.Engagements.Learning;

/// <summary>Learns a ranking from an association's judged pairs, and says what it would gain over the one in use on needs that it has not seen. Nothing is put to use by it.</summary>
public sealed class LearnRanking(HongniangDb db, MatchIndexes indexes, IOptions<MatchWeights> options, AssociationClock clock)
{
    /// <summary>Needs with at least two pairs of different grades: fewer cannot show a gain of five hundredths.</summary>
    public const int LeastNeeds = 40;

    /// <summary>Judged pairs of those needs.</summary>
    public const int LeastPairs = 150;

    private const int Folds = 5;

    /// <summary>As if ten pairs of each feature had said that it does not matter.</summary>
    private const double Penalty = 10;

    /// <summary>Grades as shares of the whole scale, so that what is learnt reads as one.</summary>
    private const double WholeScale = (double)PairGrade.Signed;

    /// <summary>Judged needs that are looked at between two signs.</summary>
    private const int NeedsAtOnce = 50;

    /// <summary>How much of the work is looking at the pairs, in percent; the rest is the folds.</summary>
    private const int Looking = 70;

    /// <summary>Whoever was told how far it is said no more.</summary>
    public static Problem Stopped { get; } = new("learning.stopped", "It was stopped.");

    /// <param name="Holder">The association whose territory is learnt from and whose needs are to be ranked.</param>
    /// <param name="IsDry">Only compares; nothing is kept.</param>
    public sealed record Input(OrganizationId Holder, bool IsDry = false)
    {
        /// <summary>Told between two parts of the work how much is done, 0–100; answers false to stop it.</summary>
        public Func<int, Task<bool>>? Sign { get; init; }

        /// <summary>Told the model's id in the transaction that keeps it, so that what follows from it is kept together with it; answers false to keep nothing.</summary>
        public Func<Guid, Task<bool>>? Keeping { get; init; }
    }

    /// <param name="Trial">What it gained on held-out needs.</param>
    /// <param name="Model">What was learnt from all pairs.</param>
    /// <param name="Kept">The record that was kept; null for a dry run.</param>
    public sealed record Output(JudgedStock Stock, ChallengerTrial Trial, LearnedModel Model, RankingModel? Kept);

    public async Task<Result<Output>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (ModelRules.ReasonNotToLearn(actor) is { } refused)
        {
            return refused;
        }

        var pairs = await JudgedOutcomes.LoadAsync(db, withPlaces: true, ct);
        if (await ExamplesAsync(pairs, input.Sign, ct) is not { } examples)
        {
            return Stopped;
        }

        var stock = JudgedStock.Of(pairs, examples.Count, examples.Select(e => e.Pair.NeedId).Distinct().Count());
        if (stock.Missing is { } missing)
        {
            return missing;
        }

        if (await TryAsync(examples, input.Sign, ct) is not { } trial)
        {
            return Stopped;
        }

        var model = await Task.Run(() => LearnedModel.Of(Fit(examples)), ct);
        if (input.IsDry)
        {
            return new Output(stock, trial, model, null);
        }

        var kept = await KeepAsync(input, stock, trial, model, actor, ct);
        return kept.Succeeded ? new Output(stock, trial, model, kept.Value) : Result<Output>.Refused(kept.Problems);
    }

    /// <summary>Judged pairs whose need and candidate are still there, of needs that have at least two grades: others order nothing. Null where it was stopped.</summary>
    private async Task<IReadOnlyList<Example>?> ExamplesAsync(IReadOnlyList<GradedPair> pairs, Func<int, Task<bool>>? sign, CancellationToken ct)
    {
        var byNeed = pairs.GroupBy(p => p.NeedId).Where(g => g.Select(p => p.Grade).Distinct().Count() > 1).ToList();
        var set = await indexes.GetAsync(ct);
        var sight = new Sight(db.Scope);
        List<Example> examples = [];
        var done = 0;
        foreach (var some in byNeed.Chunk(NeedsAtOnce))
        {
            if (sign is not null && !await sign(Looking * done / byNeed.Count))
            {
                return null;
            }

            done += some.Length;
            var ids = some.Select(g => g.Key).ToList();
            var needs = await db.Needs.AsNoTracking().Where(n => ids.Contains(n.Id)).ToDictionaryAsync(n => n.Id, ct);
            await Task.Run(() => examples.AddRange(some.Where(g => needs.ContainsKey(g.Key)).SelectMany(g => Of(needs[g.Key], [.. g], set, sight))), ct);
        }

        return [.. examples.GroupBy(e => e.Pair.NeedId).Where(g => g.Select(e => e.Pair.Grade).Distinct().Count() > 1).SelectMany(g => g)];
    }

    private IEnumerable<Example> Of(Need need, IReadOnlyList<GradedPair> pairs, IndexSet set, Sight sight)
    {
        var input = new MatchNeed.Input(MatchSubject.Of(need), MatchFilters.None, []);
        var desks = Enum.GetValues<CandidateKind>().ToDictionary(k => k, k => new MatchDesk(set, input, k, NoVerdicts, sight, options.Value, clock.Now, asksTitles: true));
        foreach (var pair in pairs)
        {
            if (set.CandidateOf(pair.CandidateId) is { } candidate && desks[pair.Kind].Find(candidate.Number, []) is { } found)
            {
                yield return new Example(pair, need.Title, need.Description, candidate.Number, desks[pair.Kind], found.Row);
            }
        }
    }

    private static readonly Dictionary<Guid, VerdictSeen> NoVerdicts = [];

    private static RidgeRanking Fit(IEnumerable<Example> examples) =>
        RidgeRanking.Fit([.. examples.Select(e => new GradedExample(e.Pair.NeedId.ToString(), e.Features, (int)e.Pair.Grade / WholeScale, e.Pair.Weight))], Penalty);

    /// <summary>Each need is ranked once by what was learnt from the other folds; near-duplicates of it are never among those. Null where it was stopped.</summary>
    private static async Task<ChallengerTrial?> TryAsync(IReadOnlyList<Example> examples, Func<int, Task<bool>>? sign, CancellationToken ct)
    {
        var needs = examples.GroupBy(e => e.Pair.NeedId).ToList();
        var groups = NearDuplicates.Of([.. needs.Select(n => new JudgedText(n.Key.ToString(), n.First().Title, n.First().Description))]);
        var folds = ChallengerTrial.Folds(groups, Folds);
        List<TrialOfNeed> trials = [];
        for (var fold = 0; fold < Folds; fold++)
        {
            if (sign is not null && !await sign(Looking + ((100 - Looking) * fold / Folds)))
            {
                return null;
            }

            var held = needs.Where((_, i) => folds[groups[i]] == fold).ToList();
            var known = needs.Where((_, i) => folds[groups[i]] != fold).SelectMany(n => n).ToList();
            if (held.Count == 0 || known.Count == 0)
            {
                continue;
            }

            var which = fold;
            trials.AddRange(await Task.Run(
                () =>
                {
                    var model = LearnedModel.Of(Fit(known));
                    return needs.Select((n, i) => (Need: n, Group: groups[i])).Where(n => folds[n.Group] == which)
                        .Select(n => new TrialOfNeed(n.Group, Ndcg(n.Need, e => e.Row.Score.Exact), Ndcg(n.Need, e => e.Desk.ScoreBy(e.Row, model).Exact))).ToList();
                }, ct));
        }

        return await Task.Run(() => ChallengerTrial.Of(trials), ct);
    }

    private static double Ndcg(IEnumerable<Example> need, Func<Example, double> score)
    {
        var all = need.ToList();
        var ranking = all.OrderByDescending(score).ThenBy(e => e.Number, StringComparer.Ordinal).Select(e => e.Number);
        return RankingMeasures.Of(ranking, all.ToDictionary(e => e.Number, e => 1 + (int)e.Pair.Grade), judgedOnly: true).First(m => m.Name == "nDCG@10").Value;
    }

    private async Task<Result<RankingModel>> KeepAsync(Input input, JudgedStock stock, ChallengerTrial trial, LearnedModel learned, Actor actor, CancellationToken ct)
    {
        var (holder, id) = (input.Holder, clock.NewId());
        await using var transaction = await db.BeginAsync(ct);

        // The last sign is given within the transaction: whoever stops it from here on waits, and finds that it is done.
        if ((input.Sign is { } sign && !await sign(100)) || (input.Keeping is { } keeping && !await keeping(id)))
        {
            return Stopped;
        }

        await ModelDesk.OneAtATimeAsync(db, ct);
        var last = await db.RankingModels.IgnoreQueryFilters() /* why: serials go on whoever looks */.Where(m => m.HolderId == holder).MaxAsync(m => (int?)m.Serial, ct);
        var content = learned.ToJson();
        var model = new RankingModel
        {
            Id = id, Serial = (last ?? 0) + 1, HolderId = holder, MadeAt = clock.Now, MadeByName = actor.Name, State = ModelState.Compared,
            PairCount = stock.UsedPairs, NeedCount = stock.UsedNeeds, Champion = trial.Champion, Challenger = trial.Challenger,
            Gain = trial.Gain, GainLow = trial.Low, GainHigh = trial.High, Content = content, Sha256 = LearnedModel.HashOf(content),
        };
        db.RankingModels.Add(model);
        db.Record(new JournalDraft(actor, clock.Now, nameof(RankingModel), model.Id, model.Name, "Learned") { After = new { model.PairCount, model.NeedCount, model.Gain, model.GainLow, model.GainHigh } });
        var saved = await db.CommitAsync(ct);
        return saved.Succeeded ? model : Result<RankingModel>.Refused(saved.Problems);
    }

    private sealed record Example(GradedPair Pair, string Title, string Description, string Number, MatchDesk Desk, MatchRow Row)
    {
        public IReadOnlyList<double> Features { get; } = PairFeatures.Of(Row.Score.Parts.Select(p => (p.Criterion, p.Value)), Desk.TitleValueOf(Row));
    }
}
