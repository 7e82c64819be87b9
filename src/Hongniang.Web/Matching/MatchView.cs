using Hongniang.Common;
using Hongniang.Matching;
using Hongniang.Matching.Quantities;
using Hongniang.Matching.Units;
using Hongniang.Needs;
using RedThread;

namespace Hongniang.Web.Matching;

/// <summary>Who can answer a need, as its page shows it: one page of candidates, each with its threads and its score laid open.</summary>
public sealed record MatchView
{
    public const int PageSize = 20;

    /// <summary>So many achievements and experts of a unit are named with it.</summary>
    private const int MostFitting = 3;

    public required MatchChoice Choice { get; init; }

    /// <summary>Why there is no answer: the index is still being loaded.</summary>
    public Problem? Problem { get; init; }

    public IReadOnlyDictionary<CandidateKind, int> Counts { get; init; } = new Dictionary<CandidateKind, int>();

    public Paged<CandidateShown> Candidates { get; init; } = new([], 0, new Page(1, PageSize));

    /// <summary>One page of the units that can, where they are looked at.</summary>
    public Paged<UnitShown> Units { get; init; } = new([], 0, new Page(1, PageSize));

    /// <summary>How many units can.</summary>
    public int UnitCount { get; init; }

    /// <summary>How many units have a capability card.</summary>
    public int CardCount { get; init; }

    public IReadOnlyList<SimilarNeeds.Row> Similar { get; init; } = [];

    /// <summary>The answer to "why not this one?".</summary>
    public AskedCandidate? Asked { get; init; }

    /// <summary>The number of the candidate whose phrases are marked; null when the list is empty.</summary>
    public string? Selected { get; init; }

    public required NeedMarks Marks { get; init; }

    public IReadOnlyList<ScorePart> Weights { get; init; } = [];

    public int UnsuitableCount { get; init; }

    /// <summary>How many candidates are too weak to be shown unasked.</summary>
    public int WeakCount { get; init; }

    /// <summary>The list is made by words alone for the moment: the model of meaning has not read the need yet.</summary>
    public bool WaitsForMeaning { get; init; }

    public int AchievementCount { get; init; }

    public int ExpertCount { get; init; }

    public TimeSpan Elapsed { get; init; }

    /// <param name="Number">As it was typed.</param>
    /// <param name="Shown">Null when there is no such candidate in the reader's sight.</param>
    /// <param name="Obstacle">Why it is not in the list; null when it is.</param>
    public sealed record AskedCandidate(string Number, CandidateShown? Shown, Obstacle? Obstacle);

    public static MatchView Empty(MatchChoice choice, Need.Facts need, Problem? problem = null) => new() { Choice = choice, Problem = problem, Marks = NeedMarks.None(need) };

    public static MatchView Of(MatchChoice choice, Need.Facts need, MatchSubject subject, MatchAnswer answer, IReadOnlyList<SimilarNeeds.Row> similar)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (choice.Tab is MatchChoice.MatchTab.Units)
        {
            return OfUnits(choice, need, answer, similar);
        }

        var list = answer.Lists[choice.Kind];
        var paged = new Paged<MatchRow>([], list.Rows.Count, new Page(choice.Page, PageSize));
        var page = paged.Page with { Number = Math.Min(choice.Page, paged.PageCount) };
        List<CandidateShown> shown = choice.Tab is MatchChoice.MatchTab.Similar ? [] : [.. list.Rows.Skip(page.Skip).Take(page.Take).Select(row => Show(list, subject, row))];
        var asked = Ask(choice, shown, answer, subject);

        // What was asked after is looked at first; a selected candidate that stands on another page is asked after too.
        var selected = asked?.Shown?.Number ?? shown.Find(c => c.Number == choice.Selected)?.Number ?? (shown.Count > 0 ? shown[0].Number : null);
        var marked = shown.Select(c => (c.Number, c.Threads));
        if (asked?.Shown is { } extra && shown.TrueForAll(c => c.Number != extra.Number))
        {
            marked = marked.Append((extra.Number, extra.Threads));
        }

        return new MatchView
        {
            Choice = choice,
            Counts = answer.Lists.ToDictionary(l => l.Key, l => l.Value.Rows.Count),
            Candidates = new Paged<CandidateShown>(shown, list.Rows.Count, page),
            UnitCount = answer.Units.Rows.Count,
            Similar = similar,
            Asked = asked,
            Selected = selected,
            Marks = new NeedMarks(need, marked, selected),
            Weights = list.Weights,
            UnsuitableCount = list.UnsuitableCount,
            WeakCount = list.WeakCount,
            WaitsForMeaning = list.Desk.WaitsForMeaning,
            AchievementCount = answer.AchievementCount,
            ExpertCount = answer.ExpertCount,
            Elapsed = answer.Elapsed,
        };
    }

    private static MatchView OfUnits(MatchChoice choice, Need.Facts need, MatchAnswer answer, IReadOnlyList<SimilarNeeds.Row> similar)
    {
        var units = answer.Units;
        var paged = new Paged<UnitRow>([], units.Rows.Count, new Page(choice.Page, PageSize));
        var page = paged.Page with { Number = Math.Min(choice.Page, paged.PageCount) };
        List<UnitShown> shown = [.. units.Rows.Skip(page.Skip).Take(page.Take).Select(row => new UnitShown(
            row, new ThreadedText(row.Unit.Number, row.Unit.Fields, row.Unit.Offers, units.Threads(row.Unit)),
            [.. answer.Lists.Values.SelectMany(l => l.Rows).Where(r => r.Candidate.OrganizationId == row.Unit.Id).OrderByDescending(r => r.Score.Exact).Take(MostFitting)]))];
        var selected = shown.Find(u => u.Text.Number == choice.Selected)?.Text.Number ?? (shown.Count > 0 ? shown[0].Text.Number : null);
        return new MatchView
        {
            Choice = choice,
            Counts = answer.Lists.ToDictionary(l => l.Key, l => l.Value.Rows.Count),
            Units = new Paged<UnitShown>(shown, units.Rows.Count, page),
            UnitCount = units.Rows.Count,
            CardCount = units.CardCount,
            Similar = similar,
            Selected = selected,
            Marks = new NeedMarks(need, shown.Select(u => (u.Text.Number, u.Text.Threads)), selected),
            Weights = units.Rows.Count > 0 ? units.Rows[0].Score.Parts : [],
            WeakCount = units.WeakCount,
            AchievementCount = answer.AchievementCount,
            ExpertCount = answer.ExpertCount,
            Elapsed = answer.Elapsed,
        };
    }

    private static AskedCandidate? Ask(MatchChoice choice, List<CandidateShown> shown, MatchAnswer answer, MatchSubject subject)
    {
        var number = choice.Asked ?? (choice.Selected is { } selected && shown.TrueForAll(c => c.Number != selected) ? choice.Selected : null);
        if (number is null || choice.Tab is MatchChoice.MatchTab.Similar)
        {
            return null;
        }

        foreach (var list in answer.Lists.Values)
        {
            if (list.Desk.Find(number, list.Rows) is var (row, obstacle))
            {
                return new AskedCandidate(number, Show(list, subject, row), obstacle);
            }
        }

        return new AskedCandidate(number, null, null);
    }

    private static CandidateShown Show(MatchList list, MatchSubject subject, MatchRow row) =>
        new(row, list.Desk.Threads(row.Candidate), IndicatorComparison.Compare(subject.Wanted, row.Candidate.Quantities), subject.Wanted);
}

/// <summary>One candidate with what ties it to the need.</summary>
/// <param name="Threads">The shared phrases, the heaviest first.</param>
/// <param name="Figures">One line per figure that the need asks for.</param>
/// <param name="Wanted">Those figures, in the same order.</param>
public sealed record CandidateShown(MatchRow Row, IReadOnlyList<ThreadSpan> Threads, IReadOnlyList<IndicatorComparison.Line> Figures, IReadOnlyList<Quantity> Wanted)
{
    public string Number => Row.Candidate.Number;

    /// <summary>The heaviest phrases, then what the score's criteria say.</summary>
    public IEnumerable<Reason> Reasons => Text.ReasonsWith(Row.Score.Reasons);

    /// <summary>Its texts with the phrases.</summary>
    public ThreadedText Text => new(Number, Row.Candidate.Title, Row.Candidate.Body, Threads);
}
