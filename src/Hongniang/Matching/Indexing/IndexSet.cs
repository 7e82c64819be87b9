using System.Collections.Concurrent;
using Hongniang.Access;
using Hongniang.Matching.Learning;
using Hongniang.Matching.Meaning;
using Hongniang.Needs;
using RedThread;
using RedThread.Bilingual;

namespace Hongniang.Matching.Indexing;

/// <summary>Everything that is matched and searched, in memory: the indexes of the engine, and beside them the facts by which their answers are filtered.</summary>
/// <remarks>Read by many threads at once; changed by one (the follower). An answer of the engine whose facts are not here (yet, or any more) is skipped by the searches.</remarks>
public sealed class IndexSet
{
    /// <summary>From so many changed needs on, the word statistics are counted afresh instead of one by one.</summary>
    private const int BulkOfNeeds = 200;

    private readonly ConcurrentDictionary<Guid, string> _numbers = new();
    private volatile ConcurrentDictionary<string, byte>? _changes;

    private readonly ConcurrentDictionary<string, IndexedOrganization> _units = new(StringComparer.Ordinal);

    /// <param name="saved">What the last run left behind, with its lexicon; null starts from nothing.</param>
    public IndexSet(SavedIndexes? saved = null)
    {
        // One lexicon: they hold like texts, so their terms are numbered once.
        Lexicon = saved?.Lexicon ?? new Lexicon();
        (Achievements, Experts, NeedTexts) = (new ThreadIndex(lexicon: Lexicon), new ThreadIndex(lexicon: Lexicon), new ThreadIndex(lexicon: Lexicon));
        (Titles, Units) = (new ThreadIndex(lexicon: Lexicon), new ThreadIndex(lexicon: Lexicon));
    }

    internal Lexicon Lexicon { get; }

    /// <summary>How many texts the load had to read because no file held them.</summary>
    public int ReadAnew { get; private set; }

    public ThreadIndex Achievements { get; }

    public ThreadIndex Experts { get; }

    public ThreadIndex NeedTexts { get; }

    /// <summary>The achievements by their titles alone: what a likeness promises was learnt from judged titles.</summary>
    public ThreadIndex Titles { get; }

    /// <summary>What units say on their capability cards.</summary>
    public ThreadIndex Units { get; }

    /// <summary>Achievements and experts by number.</summary>
    public ConcurrentDictionary<string, Candidate> Candidates { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, IndexedNeed> Needs { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<Guid, IndexedOrganization> Organizations { get; } = new();

    /// <summary>The bilingual glossary; replaced whole when a term changes.</summary>
    public TermTable Terms
    {
        get => _terms;
        internal set => _terms = value;
    }

    /// <summary>The learnt ranking that counts for the needs of each association; replaced whole when one is adopted or taken back.</summary>
    public IReadOnlyDictionary<OrganizationId, LearnedModel> Models
    {
        get => _models;
        internal set => _models = value;
    }

    /// <summary>What a model says of the texts; null where none is configured, and until what the last run left is read.</summary>
    internal MeaningVectors? Meaning
    {
        get => _meaning;
        set => _meaning = value;
    }

    /// <summary>The last journal entry that is reflected here.</summary>
    public long Sequence { get; internal set; }

    /// <summary>How many achievements may be proposed.</summary>
    public int AchievementCount => _achievementCount;

    /// <summary>How many experts may be proposed.</summary>
    public int ExpertCount => _expertCount;

    private volatile MeaningVectors? _meaning;
    private volatile TermTable _terms = TermTable.Empty;
    private volatile IReadOnlyDictionary<OrganizationId, LearnedModel> _models = new Dictionary<OrganizationId, LearnedModel>();
    private int _achievementCount;
    private int _expertCount;

    public ThreadIndex Of(CandidateKind kind) => kind is CandidateKind.Achievement ? Achievements : Experts;

    internal void Load(
        IReadOnlyList<Candidate> achievements,
        IReadOnlyList<Candidate> experts,
        IReadOnlyList<IndexedNeed> needs,
        IEnumerable<IndexedOrganization> organizations,
        SavedIndexes? saved = null)
    {
        foreach (var candidate in achievements.Concat(experts))
        {
            Keep(candidate);
        }

        foreach (var need in needs)
        {
            Needs[need.Number] = need;
            _numbers[need.Id.Value] = need.Number;
        }

        List<IndexedOrganization> cards = [];
        foreach (var organization in organizations)
        {
            Organizations[organization.Id.Value] = organization;
            if (organization.HasCard)
            {
                cards.Add(organization);
                _units[organization.Number] = organization;
            }
        }

        var spared = 0;
        Parallel.Invoke(
            () => Interlocked.Add(ref spared, Experts.Load(experts.Select(Document), saved, 1)),
            () => Interlocked.Add(ref spared, Achievements.Load(achievements.Select(Document), saved, 0) + NeedTexts.Load(needs.Select(Document), saved, 2)));
        Titles.Load(achievements.Select(TitleOf));
        spared += Units.Load(cards.Select(Document), saved, 3);
        ReadAnew = achievements.Count + experts.Count + needs.Count + cards.Count - spared;
        LendBackground();
    }

    /// <summary>The needs lend their word statistics to the ranking of the others.</summary>
    private void LendBackground()
    {
        Experts.LoadBackground(NeedTexts);
        Achievements.TakeBackground(Experts);
        Titles.TakeBackground(Experts);
        Units.TakeBackground(Experts);
    }

    internal void Upsert(IReadOnlyList<Candidate> candidates)
    {
        foreach (var kind in candidates.Where(IsNewText).ToLookup(c => c.Kind))
        {
            Of(kind.Key).Upsert([.. kind.Select(Document)]);
            if (kind.Key is CandidateKind.Achievement)
            {
                Titles.Upsert([.. kind.Select(TitleOf)]);
            }
        }

        foreach (var candidate in candidates)
        {
            Keep(candidate);
            Note(candidate.Number);
        }
    }

    internal void Upsert(IReadOnlyList<IndexedNeed> needs)
    {
        // A change of state alone leaves the texts as they are.
        var changed = needs.Where(n => !Needs.TryGetValue(n.Number, out var known) || known.Title != n.Title || known.Body != n.Body).ToList();
        var isBulk = changed.Count > BulkOfNeeds;
        foreach (var need in isBulk ? [] : changed)
        {
            Forget(Needs.GetValueOrDefault(need.Number));
            Achievements.AddBackground(Query(need));
            Experts.AddBackground(Query(need));
            Titles.AddBackground(Query(need));
            Units.AddBackground(Query(need));
        }

        foreach (var need in needs)
        {
            Needs[need.Number] = need;
            _numbers[need.Id.Value] = need.Number;
        }

        NeedTexts.Upsert([.. changed.Select(Document)]);
        foreach (var need in needs)
        {
            Note(need.Number);
        }

        if (isBulk)
        {
            LendBackground();
        }
    }

    internal void Upsert(IndexedOrganization organization)
    {
        var known = Organizations.GetValueOrDefault(organization.Id.Value);
        Organizations[organization.Id.Value] = organization;
        if (!organization.HasCard)
        {
            RemoveCard(known);
            return;
        }

        if (known is not { HasCard: true } || known.Fields != organization.Fields || known.Body != organization.Body)
        {
            Units.Upsert(Document(organization));
        }

        _units[organization.Number] = organization;
    }

    /// <summary>Takes out a record that may no longer be found. Unknown ids are fine.</summary>
    internal void Remove(Guid id)
    {
        if (Organizations.TryRemove(id, out var organization))
        {
            RemoveCard(organization);
        }

        if (!_numbers.TryRemove(id, out var number))
        {
            return;
        }

        if (Candidates.TryGetValue(number, out var candidate))
        {
            Of(candidate.Kind).Remove(number);
            Titles.Remove(number);
            Candidates.TryRemove(number, out _);
            Count(candidate, -1);
        }
        else if (Needs.TryRemove(number, out var need))
        {
            NeedTexts.Remove(number);
            Forget(need);
        }

        Note(number);
    }

    /// <summary>A unit that has a capability card, by its number.</summary>
    public IndexedOrganization? UnitOf(string number) => _units.GetValueOrDefault(number);

    public Candidate? CandidateOf(Guid id) => _numbers.TryGetValue(id, out var number) && Candidates.TryGetValue(number, out var candidate) ? candidate : null;

    /// <summary>From now on the numbers of records that are put in or taken out are gathered for <see cref="TakeChanges"/>.</summary>
    internal void GatherChanges() => _changes ??= new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);

    /// <summary>The numbers that were gathered since the last time, each once.</summary>
    internal IReadOnlyList<string> TakeChanges()
    {
        if (_changes is not { IsEmpty: false } changes)
        {
            return [];
        }

        List<string> taken = [];
        foreach (var number in changes.Keys)
        {
            if (changes.TryRemove(number, out _))
            {
                taken.Add(number);
            }
        }

        return taken;
    }

    private void Note(string number) => _changes?.TryAdd(number, 0);

    private bool IsNewText(Candidate candidate) =>
        !Candidates.TryGetValue(candidate.Number, out var known) || known.Title != candidate.Title || known.Body != candidate.Body;

    private void Keep(Candidate candidate)
    {
        if (Candidates.TryGetValue(candidate.Number, out var before))
        {
            Count(before, -1);
        }

        Candidates[candidate.Number] = candidate;
        _numbers[candidate.Id] = candidate.Number;
        Count(candidate, +1);
    }

    private void Count(Candidate candidate, int by)
    {
        if (candidate.IsMatchable)
        {
            _ = candidate.Kind is CandidateKind.Achievement ? Interlocked.Add(ref _achievementCount, by) : Interlocked.Add(ref _expertCount, by);
        }
    }

    private void RemoveCard(IndexedOrganization? organization)
    {
        if (organization is not null && _units.TryRemove(organization.Number, out _))
        {
            Units.Remove(organization.Number);
        }
    }

    private void Forget(IndexedNeed? need)
    {
        if (need is not null)
        {
            Achievements.RemoveBackground(Query(need));
            Experts.RemoveBackground(Query(need));
            Titles.RemoveBackground(Query(need));
            Units.RemoveBackground(Query(need));
        }
    }

    private static MatchQuery Query(IndexedNeed need) => new(need.Title, need.Body);

    private static IndexDocument Document(Candidate candidate) => new(candidate.Number, candidate.Title, candidate.Body);

    private static IndexDocument TitleOf(Candidate candidate) => new(candidate.Number, candidate.Title, "");

    private static IndexDocument Document(IndexedOrganization unit) => new(unit.Number, unit.Fields, unit.Offers);

    private static IndexDocument Document(IndexedNeed need) => new(need.Number, need.Title, need.Body);
}
