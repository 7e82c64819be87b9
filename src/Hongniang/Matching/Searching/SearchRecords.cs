using System.Diagnostics;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching.Indexing;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Matching.Searching;

/// <summary>Finds needs, achievements, experts and organisations by words or by name, in memory, and agreements in the database, within the reader's sight.</summary>
public sealed class SearchRecords(HongniangDb db, MatchIndexes indexes)
{
    /// <summary>No more than this many answers are counted and paged in one group.</summary>
    public const int MostInGroup = 200;

    public const int MaxQuery = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Searches one group, or all when <paramref name="group"/> is null. Groups without answers are left out.</summary>
    public async Task<Result<SearchAnswer>> RunAsync(string query, SearchGroup? group, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (await indexes.TryGetAsync(Patience, ct) is not { } set)
        {
            return new Problem("match.loading", "The index is still being loaded. Try again in a moment.");
        }

        var started = Stopwatch.GetTimestamp();
        var words = SearchWords.Of(query);
        List<SearchGroupAnswer> groups = [];
        if (!words.IsEmpty)
        {
            var look = new Look(set, new Sight(db.Scope), words, ct);
            foreach (var one in group is { } only ? [only] : Enum.GetValues<SearchGroup>())
            {
                var found = one is SearchGroup.Agreements ? await AgreementsAsync(words, ct) : look.In(one);
                if (found.Count > 0)
                {
                    groups.Add(new SearchGroupAnswer(one, found, IsCutOff: found.Count >= MostInGroup));
                }
            }
        }

        return new SearchAnswer(words, groups, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Agreements by number, title, partner or own side: few, kept by associations, and asked in one query.</summary>
    private async Task<List<FoundRecord>> AgreementsAsync(SearchWords words, CancellationToken ct)
    {
        if (!db.Scope.IsStaff)
        {
            return [];
        }

        var found = from a in db.Agreements.AsNoTracking()
                    join p in db.Partnerships on a.PartnershipId equals p.Id
                    join partner in db.Organizations on p.PartnerId equals partner.Id
                    join unit in db.Organizations on p.UnitId equals unit.Id
                    select new { a.Number, a.Title, a.SignedOn, a.OtherParties, Partner = partner.Name, Unit = unit.Name, unit.RegionCode };
        foreach (var word in words.Words)
        {
            var number = word.ToUpperInvariant();
            found = found.Where(a => a.Number.Contains(number) || a.Title.Contains(word) || a.Partner.Contains(word) || a.Unit.Contains(word) || a.OtherParties!.Contains(word)); // why: SQL null compares as no match
        }

        return await found.OrderByDescending(a => a.SignedOn).ThenBy(a => a.Number).Take(MostInGroup)
            .Select(a => new FoundRecord(SearchGroup.Agreements, a.Number, a.Title, a.Partner + " · " + a.Unit, a.RegionCode)).ToListAsync(ct);
    }

    /// <summary>One search over the groups in memory.</summary>
    private sealed class Look(IndexSet set, Sight sight, SearchWords words, CancellationToken ct)
    {
        public List<FoundRecord> In(SearchGroup group) => group switch
        {
            SearchGroup.Needs => Distinct(NeedsByNumber().Concat(NeedsByText()).Concat(NeedsByFirm())),
            SearchGroup.Achievements => Distinct(CandidatesByNumber(CandidateKind.Achievement).Concat(CandidatesByText(CandidateKind.Achievement)).Concat(AchievementsByOwner())),
            SearchGroup.Experts => Distinct(CandidatesByNumber(CandidateKind.Expert).Concat(ExpertsByName()).Concat(CandidatesByText(CandidateKind.Expert))),
            SearchGroup.Organizations => Distinct(OrganizationsByName().Concat(OrganizationsByCard())),
            _ => throw new ArgumentOutOfRangeException(nameof(group), group, null),
        };

        // Not .Values: that takes every lock and copies the whole stock.
        private IEnumerable<IndexedNeed> Needs => set.Needs.Select(n => n.Value);

        private IEnumerable<Candidate> Candidates => set.Candidates.Select(c => c.Value);

        private IEnumerable<IndexedOrganization> Organizations => set.Organizations.Select(o => o.Value);

        private static List<FoundRecord> Distinct(IEnumerable<FoundRecord> found) => [.. found.DistinctBy(f => f.Number).Take(MostInGroup)];

        private IEnumerable<FoundRecord> NeedsByNumber() => words.NumberPart is null ? []
            : Needs.Where(n => words.AreNumber(n.Number) && sight.MaySee(n)).OrderBy(n => n.Number, StringComparer.Ordinal).Select(Found);

        private IEnumerable<FoundRecord> CandidatesByNumber(CandidateKind kind) => words.NumberPart is null ? []
            : Candidates.Where(c => c.Kind == kind && words.AreNumber(c.Number) && sight.MaySee(c)).OrderBy(c => c.Number, StringComparer.Ordinal).Select(Found);

        private IEnumerable<FoundRecord> NeedsByText() =>
            set.NeedTexts.Search(words.Query, MostInGroup, id => set.Needs.TryGetValue(id, out var n) && sight.MaySee(n), ct)
                .Select(h => set.Needs.GetValueOrDefault(h.Id)).OfType<IndexedNeed>().Where(n => words.AreIn(n.Title, n.Body)).Select(Found);

        private IEnumerable<FoundRecord> NeedsByFirm() =>
            Needs.Where(n => words.AreName(n.EnterpriseName) && sight.MaySee(n))
                .OrderByDescending(n => n.UpdatedAt).ThenBy(n => n.Number, StringComparer.Ordinal).Select(Found);

        private IEnumerable<FoundRecord> CandidatesByText(CandidateKind kind) =>
            set.Of(kind).Search(words.Query, MostInGroup, id => set.Candidates.TryGetValue(id, out var c) && sight.MaySee(c), ct)
                .Select(h => set.Candidates.GetValueOrDefault(h.Id)).OfType<Candidate>().Where(c => words.AreIn(c.Title, c.Body)).Select(Found);

        private IEnumerable<FoundRecord> AchievementsByOwner() =>
            Candidates.Where(c => c.Kind is CandidateKind.Achievement && words.AreName(c.OrganizationName) && sight.MaySee(c))
                .OrderByDescending(c => c.UpdatedAt).ThenBy(c => c.Number, StringComparer.Ordinal).Select(Found);

        private IEnumerable<FoundRecord> ExpertsByName() =>
            Candidates.Where(c => words.AreName(c.Name) && sight.MaySee(c))
                .OrderBy(c => c.Name?.Length).ThenBy(c => c.Number, StringComparer.Ordinal).Select(Found);

        private IEnumerable<FoundRecord> OrganizationsByName() =>
            Organizations.Where(o => (words.AreName(o.Name) || words.AreName(o.EnglishName) || words.AreNumber(o.Number)) && sight.MaySee(o))
                .OrderBy(o => !words.Begin(o.Name)).ThenBy(o => o.Name.Length).ThenBy(o => o.Number, StringComparer.Ordinal)
                .Select(o => Found(o, o.EnglishName ?? ""));

        /// <summary>Who can do it: by the capability cards.</summary>
        private IEnumerable<FoundRecord> OrganizationsByCard() =>
            Organizations.Where(o => o.Body.Length > 3 && words.AreIn(o.Name, o.Body) && sight.MaySee(o))
                .OrderBy(o => o.RegionCode, StringComparer.Ordinal).ThenBy(o => o.Number, StringComparer.Ordinal).Select(o => Found(o, o.Body));

        private static FoundRecord Found(IndexedOrganization unit, string text) => new(SearchGroup.Organizations, unit.Number, unit.Name, text, unit.RegionCode) { Organization = unit };

        private static FoundRecord Found(IndexedNeed need) => new(SearchGroup.Needs, need.Number, need.Title, need.Body, need.RegionCode) { Need = need };

        private static FoundRecord Found(Candidate candidate) => candidate.Name is { } name
            ? new(SearchGroup.Experts, candidate.Number, name, candidate.Title + "\n" + candidate.Body, candidate.RegionCode) { Candidate = candidate }
            : new(SearchGroup.Achievements, candidate.Number, candidate.Title, candidate.Body, candidate.RegionCode) { Candidate = candidate };
    }
}
