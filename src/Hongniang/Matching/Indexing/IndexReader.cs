using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Matching.Glossary;
using Hongniang.Matching.Learning;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;
using RedThread.Bilingual;

namespace Hongniang.Matching.Indexing;

/// <summary>Fills an <see cref="IndexSet"/> from the database, and brings it up to date from the journal.</summary>
/// <remarks>Reads everything (its context has the sight of <see cref="Scope.Everything"/>): what a reader may see is decided at each search by <see cref="Sight"/>.</remarks>
internal static class IndexReader
{
    private const int EntriesAtOnce = 5000;
    private const int RecordsAtOnce = 500;

    /// <param name="db">For the supply.</param>
    /// <param name="other">For the needs, at the same time.</param>
    /// <param name="file">What the last run left.</param>
    /// <param name="ct">Stops between two queries.</param>
    public static async Task<IndexSet> LoadAsync(HongniangDb db, HongniangDb other, IndexFile file, CancellationToken ct)
    {
        // The journal's end is read first: what changes while the records are read is read again by the first catching up.
        var sequence = await EndAsync(db, ct);
        // why: threads of their own, since SQLite answers on the thread that asks.
        var supply = Task.Run(async () => (
            Achievements: await db.Achievements.AsNoTracking().Where(a => a.State != SupplyState.Withdrawn).Select(Candidate.FromAchievement).ToListAsync(ct),
            Experts: await db.Experts.AsNoTracking().Where(e => e.State != SupplyState.Withdrawn).Select(Candidate.FromExpert).ToListAsync(ct)), ct);
        var asked = Task.Run(async () => (
            Needs: await other.Needs.AsNoTracking().Select(IndexedNeed.FromNeed).ToListAsync(ct),
            Organizations: await other.Organizations.AsNoTracking().Select(IndexedOrganization.FromOrganization).ToListAsync(ct)), ct);
        var reading = Task.Run(file.Read, ct);
        await Task.WhenAll(supply, asked, reading);
        var ((achievements, experts), (needs, organizations), saved) = (await supply, await asked, await reading);
        var set = new IndexSet(saved) { Sequence = sequence };
        set.Terms = await TermsAsync(db, ct);
        set.Models = await ModelsInUse.LoadAsync(db, ct);
        set.Load(achievements, experts, needs, organizations, saved);
        return set;
    }

    /// <summary>Reads what the journal says has changed since. Returns false when the journal is shorter than it was: another database took its place, load anew.</summary>
    public static async Task<bool> CatchUpAsync(HongniangDb db, IndexSet set, CancellationToken ct)
    {
        var end = await EndAsync(db, ct);
        if (end < set.Sequence)
        {
            return false;
        }

        while (set.Sequence < end)
        {
            var entries = await db.Journal.AsNoTracking().Where(j => j.Sequence > set.Sequence).OrderBy(j => j.Sequence).Take(EntriesAtOnce)
                .Select(j => new { j.Sequence, j.SubjectKind, j.SubjectId }).ToListAsync(ct);
            if (entries.Count == 0)
            {
                break;
            }

            foreach (var kind in entries.GroupBy(e => e.SubjectKind))
            {
                foreach (var ids in kind.Select(e => e.SubjectId).Distinct().Chunk(RecordsAtOnce))
                {
                    await RefreshAsync(db, set, kind.Key, ids, ct);
                }
            }

            set.Sequence = entries[^1].Sequence;
        }

        return true;
    }

    private static Task<long> EndAsync(HongniangDb db, CancellationToken ct) => db.JournalHeads.AsNoTracking().Select(h => h.LastSequence).SingleAsync(ct);

    private static async Task RefreshAsync(HongniangDb db, IndexSet set, string kind, Guid[] ids, CancellationToken ct)
    {
        switch (kind)
        {
            case nameof(Need):
                var needIds = ids.Select(i => new NeedId(i)).ToList();
                var needs = await db.Needs.AsNoTracking().Where(n => needIds.Contains(n.Id)).Select(IndexedNeed.FromNeed).ToListAsync(ct);
                RemoveMissing(set, ids, needs.Select(n => n.Id.Value));
                set.Upsert(needs);
                break;
            case nameof(Achievement):
                var achievementIds = ids.Select(i => new AchievementId(i)).ToList();
                var achievements = await db.Achievements.AsNoTracking().Where(a => achievementIds.Contains(a.Id) && a.State != SupplyState.Withdrawn)
                    .Select(Candidate.FromAchievement).ToListAsync(ct);
                RemoveMissing(set, ids, achievements.Select(a => a.Id));
                set.Upsert(achievements);
                break;
            case nameof(Expert):
                var expertIds = ids.Select(i => new ExpertId(i)).ToList();
                var experts = await db.Experts.AsNoTracking().Where(e => expertIds.Contains(e.Id) && e.State != SupplyState.Withdrawn)
                    .Select(Candidate.FromExpert).ToListAsync(ct);
                RemoveMissing(set, ids, experts.Select(e => e.Id));
                set.Upsert(experts);
                break;
            case nameof(Organization):
                var organizationIds = ids.Select(i => new OrganizationId(i)).ToList();
                var organizations = await db.Organizations.AsNoTracking().Where(o => organizationIds.Contains(o.Id)).Select(IndexedOrganization.FromOrganization).ToListAsync(ct);
                RemoveMissing(set, ids, organizations.Select(o => o.Id.Value));
                foreach (var organization in organizations)
                {
                    set.Upsert(organization);
                }

                break;
            case nameof(GlossaryTerm):
                set.Terms = await TermsAsync(db, ct);
                break;
            case nameof(RankingModel):
                set.Models = await ModelsInUse.LoadAsync(db, ct);
                break;
            default:
                break; // Engagements, contracts, accounts: not searched by their texts.
        }
    }

    private static async Task<TermTable> TermsAsync(HongniangDb db, CancellationToken ct) =>
        new((await db.GlossaryTerms.AsNoTracking().Where(t => t.State == TermState.InUse).Select(t => new { t.Chinese, t.English }).ToListAsync(ct)).Select(t => new TermPair(t.Chinese, t.English)));

    private static void RemoveMissing(IndexSet set, Guid[] asked, IEnumerable<Guid> found)
    {
        foreach (var id in asked.Except(found))
        {
            set.Remove(id);
        }
    }
}
