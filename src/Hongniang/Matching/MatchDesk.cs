using Hongniang.Matching.Bands;
using Hongniang.Matching.Indexing;
using Hongniang.Matching.Learning;
using Hongniang.Matching.Meaning;
using RedThread;
using RedThread.Bilingual;

namespace Hongniang.Matching;

/// <summary>One need, one kind of candidates, one reader: ranks them, and explains any of them afterwards with the same figures. Pure memory.</summary>
public sealed class MatchDesk
{
    private const int MostThreads = 6;

    private readonly IndexSet _set;
    private readonly MatchNeed.Input _input;
    private readonly CandidateKind _kind;
    private readonly IReadOnlyDictionary<Guid, VerdictSeen> _verdicts;
    private readonly Dictionary<Guid, PairStanding> _pairs;
    private readonly Sight _sight;
    private readonly MatchWeights _weights;
    private readonly DateTimeOffset _now;
    private readonly Translation? _translation;
    private readonly bool _asksWeak;
    private readonly bool _asksTitles;
    private readonly MatchCurve? _curve;
    private readonly LearnedModel? _model;
    private readonly Dictionary<Guid, EarlierCase> _solved;
    private readonly Dictionary<Guid, EarlierCase> _failed;
    private readonly bool _asksCases;
    private readonly NeedMeaning? _meaning;

    internal MatchDesk(IndexSet set, MatchNeed.Input input, CandidateKind kind, IReadOnlyDictionary<Guid, VerdictSeen> verdicts, Sight sight, MatchWeights weights, DateTimeOffset now, MatchBands? bands = null, bool asksTitles = false)
    {
        _set = set;
        _input = input;
        _kind = kind;
        _verdicts = verdicts;
        _sight = sight;
        _weights = weights;
        _now = now;
        (_asksWeak, _curve) = bands is not null && WeakRule.Holds(set, kind) ? (true, bands.Of(kind)) : (false, null);
        _asksTitles = asksTitles;
        _model = set.Models.GetValueOrDefault(input.Subject.HolderId);
        _translation = set.Terms.Translate(input.Subject.Query);
        _meaning = set.Meaning?.Of(input.Subject.Number, input.Subject.Query, kind);

        // The nearest of several cases says most. Where there is any contract, all candidates of the need are asked for one.
        _solved = Nearest(input.Cases.Where(c => c.WhyNot is null));
        _failed = Nearest(input.Cases.Where(c => c.WhyNot is not null));
        _asksCases = _solved.Count > 0 && weights.Cases > 0;

        // An open engagement says more than an older, lost one of the same pair.
        _pairs = input.Pairs.GroupBy(p => p.CandidateId).ToDictionary(g => g.Key, g => g.OrderByDescending(p => p.IsOpen).ThenByDescending(p => p.IsBlocked).First());
    }

    /// <summary>A model is configured and has not read the need yet: its words alone count for the moment.</summary>
    public bool WaitsForMeaning => _meaning is null && _set.Meaning is { Settings.Weight: > 0 } vectors && MeaningText.Of(_set, _input.Subject.Number) is { } text && !vectors.Holds(text.Kind, text.Number, text.Print);

    /// <summary>How many candidates of this kind people judged not suitable for the need.</summary>
    public int UnsuitableCount => _verdicts.Values.Count(v => v.Kind is VerdictKind.NotSuitable && _set.CandidateOf(v.CandidateId)?.Kind == _kind);

    /// <summary>The score that the row would have with another learnt ranking, or with none.</summary>
    internal MatchScore ScoreBy(MatchRow row, LearnedModel? model) =>
        MatchScore.Of(_input.Subject, row.Candidate, row.Likeness, _weights, _now, model, row.TitleLikeness, _solved.GetValueOrDefault(row.Candidate.Id), _asksCases, row.Meaning);

    /// <summary>The value of the title's likeness, as a learnt ranking sees it.</summary>
    internal double? TitleValueOf(MatchRow row) => row.TitleLikeness is { } title ? MatchScore.TextValue(title, _weights.HalfText) : null;

    internal MatchList Rank(CancellationToken ct) => Rank(Accept, _weights.Depth, ct);

    /// <summary>Ranks these candidates alone, all of them, however many stand before them in the list.</summary>
    internal MatchList RankOnly(IReadOnlySet<string> numbers, CancellationToken ct) => Rank(number => numbers.Contains(number) && Accept(number), numbers.Count, ct);

    private MatchList Rank(Func<string, bool> accept, int depth, CancellationToken ct)
    {
        var hits = Hits(accept, depth, ct).Where(h => h.Likeness >= _weights.MinimumText).ToDictionary(h => h.Id, h => h.Likeness, StringComparer.Ordinal);
        foreach (var id in _meaning?.Near(depth, accept) ?? [])
        {
            if (!hits.ContainsKey(id))
            {
                hits[id] = LikenessOf(_set.Of(_kind), id);
            }
        }

        var titles = Titles(hits, ct);
        var (rows, weak) = (new List<MatchRow>(), 0);
        foreach (var (id, likeness) in hits)
        {
            if (!_set.Candidates.TryGetValue(id, out var candidate))
            {
                continue;
            }

            var row = Row(candidate, likeness, AsksTitles ? titles.GetValueOrDefault(id) : null);
            weak += IsLeftOut(row) ? 1 : 0;
            if (_input.Filters.WithWeak || !IsLeftOut(row))
            {
                rows.Add(row);
            }
        }

        rows.Sort(static (a, b) => b.Score.Exact.CompareTo(a.Score.Exact) is not 0 and var order ? order : string.CompareOrdinal(a.Candidate.Number, b.Candidate.Number));
        for (var i = 0; i < rows.Count; i++)
        {
            rows[i] = rows[i] with { Rank = i + 1 };
        }

        return new MatchList([.. rows.OrderByDescending(r => r.Verdict?.Kind is VerdictKind.Kept).ThenBy(r => r.Rank)], this) { WeakCount = weak };
    }

    /// <summary>One candidate by its number, however far down or for whatever reason it is not in the list. Null when the reader may not see it or it is of the other kind.</summary>
    public (MatchRow Row, Obstacle? Obstacle)? Find(string number, IReadOnlyList<MatchRow> ranked)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        if (ranked.FirstOrDefault(r => r.Candidate.Number == number) is { } listed)
        {
            return (listed, null);
        }

        if (!_set.Candidates.TryGetValue(number, out var candidate) || candidate.Kind != _kind || !_sight.MaySee(candidate))
        {
            return null;
        }

        var row = Row(candidate, LikenessOf(_set.Of(_kind), number), AsksTitles ? LikenessOf(_set.Titles, number) : null);
        return (row, ObstacleOf(candidate) ?? (IsBelowFloor(row) ? Obstacle.BelowFloor : IsLeftOut(row) ? Obstacle.Weak : Obstacle.BeyondDepth));
    }

    /// <summary>The phrases that tie the need's text to the candidate's, heaviest first.</summary>
    public IReadOnlyList<ThreadSpan> Threads(Candidate candidate, int most = MostThreads)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return _set.Of(candidate.Kind).Explain(_input.Subject.Query, candidate.Number, most)?.Threads ?? [];
    }

    /// <summary>The nearest by the need's own words, and by the same in the other language as far as the glossary goes; each with the greater of its two likenesses.</summary>
    private IEnumerable<(string Id, double Likeness)> Hits(Func<string, bool> accept, int depth, CancellationToken ct)
    {
        var hits = _set.Of(_kind).Search(_input.Subject.Query, depth, accept, ct).Select(h => (h.Id, Likeness: h.Normalized));
        if (_translation is not { } told)
        {
            return hits;
        }

        var likenesses = hits.ToDictionary(h => h.Id, h => h.Likeness, StringComparer.Ordinal);
        foreach (var hit in _set.Of(_kind).Search(told.Query, depth, accept, ct))
        {
            likenesses[hit.Id] = Math.Max(likenesses.GetValueOrDefault(hit.Id), told.Coverage * hit.Normalized);
        }

        return likenesses.Select(l => (l.Key, l.Value)).OrderByDescending(l => l.Value).ThenBy(l => l.Key, StringComparer.Ordinal).Take(depth);
    }

    private double LikenessOf(ThreadIndex index, string number) => Math.Max(
        index.Explain(_input.Subject.Query, number, 0)?.Normalized ?? 0,
        _translation is { } told ? told.Coverage * (index.Explain(told.Query, number, 0)?.Normalized ?? 0) : 0);

    /// <summary>How like the titles alone are to the need: what was judged, where achievements were judged. Empty where nothing is promised by it.</summary>
    private Dictionary<string, double> Titles(Dictionary<string, double> hits, CancellationToken ct)
    {
        if (!AsksTitles)
        {
            return [];
        }

        var likenesses = _set.Titles.Search(_input.Subject.Query, hits.Count, hits.ContainsKey, ct).ToDictionary(h => h.Id, h => h.Normalized, StringComparer.Ordinal);
        foreach (var hit in _translation is { } told ? _set.Titles.Search(told.Query, hits.Count, hits.ContainsKey, ct) : [])
        {
            likenesses[hit.Id] = Math.Max(likenesses.GetValueOrDefault(hit.Id), _translation!.Coverage * hit.Normalized); // why: asked in the line above
        }

        return likenesses;
    }

    /// <summary>A learnt ranking looks at titles, and the score must be the same wherever it is made.</summary>
    private bool AsksTitles => _kind is CandidateKind.Achievement && (_curve is not null || _asksTitles || _model is not null);

    /// <summary>What somebody kept or works on, and who met a need like this one, is never too weak to be shown.</summary>
    private bool IsLeftOut(MatchRow row) => row.IsWeak && !_solved.ContainsKey(row.Candidate.Id) && row.Verdict?.Kind is not VerdictKind.Kept && row.Pair is not { IsOpen: true };

    private bool IsBelowFloor(MatchRow row) => row.Likeness < _weights.MinimumText && row.Meaning is not { IsNear: true };

    private bool Accept(string number) =>
        _set.Candidates.TryGetValue(number, out var candidate) && _sight.MaySee(candidate) && ObstacleOf(candidate) is null;

    private Obstacle? ObstacleOf(Candidate candidate) =>
        _input.Filters.ReasonNotToShow(_input.Subject, candidate)
        ?? (_input.Filters.WithUnsuitable ? (Obstacle?)null
            : _verdicts.GetValueOrDefault(candidate.Id)?.Kind is VerdictKind.NotSuitable ? Obstacle.JudgedUnsuitable
            : _pairs.GetValueOrDefault(candidate.Id) is { IsOpen: false, IsBlocked: true } ? Obstacle.LostLately
            : null);

    private MatchScore Score(Candidate candidate, double likeness, double? title, TextMeaning? meaning)
    {
        var score = MatchScore.Of(_input.Subject, candidate, likeness, _weights, _now, _model, title, _solved.GetValueOrDefault(candidate.Id), _asksCases, meaning);
        if (_failed.GetValueOrDefault(candidate.Id) is { } failed)
        {
            score = score with { Reasons = [new Reason(ReasonKind.FailedSimilar, ReasonVerdict.Warn, failed.NeedNumber, failed.Percent, failed.WhyNot! /* why: only those are kept there */), .. score.Reasons] };
        }

        return score.WithTerms(_translation, candidate.Title + "\n" + candidate.Body);
    }

    private static Dictionary<Guid, EarlierCase> Nearest(IEnumerable<EarlierCase> cases) =>
        cases.GroupBy(c => c.CandidateId).ToDictionary(g => g.Key, g => g.MaxBy(c => c.Percent)!); // why: a group has a member

    private MatchRow Row(Candidate candidate, double likeness, double? title)
    {
        var meaning = _meaning?.Of(candidate);

        // The curve was learnt from pairs that share words: of what the meaning alone has found it says nothing.
        var promise = _curve is { } curve && title is { } near && !(meaning is { IsNear: true } && likeness < _weights.MinimumText) ? new MatchPromise(near, curve.Bands.Of(near), curve.Pairs) : null;
        return new(candidate, 0, likeness, Score(candidate, likeness, title, meaning), _verdicts.GetValueOrDefault(candidate.Id), _pairs.GetValueOrDefault(candidate.Id))
        {
            Promise = promise,
            TitleLikeness = title,
            Meaning = meaning,
            IsWeak = _asksWeak && meaning is not { IsNear: true } && WeakRule.IsWeak(_input.Subject.Query, likeness, promise, _weights),
        };
    }
}
