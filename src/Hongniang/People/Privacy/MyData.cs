using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Engagements;
using Hongniang.Supply;
using Hongniang.Supply.Consents;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.People.Privacy;

/// <summary>What is kept about the signed-in person: for the person's own eyes, on a page and as a file (PIPL art. 45).</summary>
public sealed record MyData
{
    /// <summary>Happenings, looks and engagements that are listed at most; the newest come first.</summary>
    public const int Most = 1000;

    public required Account Account { get; init; }

    public required string Organization { get; init; }

    public required IReadOnlyList<Post> Further { get; init; }

    public required IReadOnlyList<Session> Sessions { get; init; }

    /// <summary>What happened to the account, and to the expert record.</summary>
    public required IReadOnlyList<Happening> Happenings { get; init; }

    /// <summary>Null for whoever is no expert.</summary>
    public ExpertPart? Expert { get; init; }

    public sealed record Post(string Organization, Role Role, DateTimeOffset Since);

    public sealed record Session(DateTimeOffset StartedAt, DateTimeOffset SeenAt, DateTimeOffset? EndedAt, SignInMeans Means, string Address, string Device);

    /// <param name="Organization">For which organisation it was done; null for the system and for oneself.</param>
    public sealed record Happening(DateTimeOffset At, string Kind, string Verb, string? Organization, string? Reason)
    {
        /// <summary>A word's key.</summary>
        public string Text => $"Journal.{Kind}.{Verb}";

        public bool IsLook => Verb == "ContactRevealed";
    }

    public sealed record ExpertPart(
        string Number, Expert.Facts Facts, SupplyState State, DateOnly? ConsentUntil, string Holder, string Source, DateTimeOffset EnteredAt, IReadOnlyList<ExpertConsent> Consents, IReadOnlyList<Work> Engagements);

    public sealed record Work(string Number, EngagementStage Stage, DateTimeOffset Since);

    /// <summary>Seven queries for an expert, four for everybody else.</summary>
    public static async Task<MyData> LoadAsync(HongniangDb db, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        var organizations = db.Organizations.IgnoreQueryFilters(); // why: names of the organisations that one acts for, and of those that looked
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == actor.AccountId, ct);
        var expert = await ExpertAsync(db, ct);
        Guid[] subjects = expert is null ? [account.Id] : [account.Id, db.Scope.OwnExpert ?? account.Id];
        return new MyData
        {
            Account = account,
            Organization = await organizations.Where(o => o.Id == account.OrganizationId).Select(o => o.Name).SingleOrDefaultAsync(ct) ?? "",
            Further = await db.Memberships.AsNoTracking().Where(m => m.AccountId == account.Id).OrderBy(m => m.GrantedAt).ThenBy(m => m.Id)
                .Select(m => new Post(organizations.Where(o => o.Id == m.OrganizationId).Select(o => o.Name).FirstOrDefault() ?? "", m.Role, m.GrantedAt)).ToListAsync(ct),
            Sessions = await db.SignInSessions.AsNoTracking().Where(s => s.AccountId == account.Id).OrderByDescending(s => s.StartedAt).ThenBy(s => s.Id).Take(Most)
                .Select(s => new Session(s.StartedAt, s.SeenAt, s.EndedAt, s.Means, s.Address, s.Device)).ToListAsync(ct),
            Happenings = await HappeningsAsync(db, account.Id, subjects, ct),
            Expert = expert,
        };
    }

    private static async Task<ExpertPart?> ExpertAsync(HongniangDb db, CancellationToken ct)
    {
        if (db.Scope.OwnExpert is not { } key)
        {
            return null;
        }

        var id = new ExpertId(key);
        var expert = await db.Experts.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct);
        if (expert is null)
        {
            return null;
        }

        var holder = await db.Organizations.IgnoreQueryFilters().Where(o => o.Id == expert.HolderId).Select(o => o.Name).SingleOrDefaultAsync(ct) ?? ""; // why: whoever keeps one's data has a name
        var work = await db.Engagements.AsNoTracking().Where(e => e.ExpertId == id).OrderByDescending(e => e.StageSince).ThenBy(e => e.Id).Take(Most)
            .Select(e => new Work(e.Number, e.Stage, e.StageSince)).ToListAsync(ct);
        return new ExpertPart(
            expert.Number, expert.ToFacts(), expert.State, expert.ConsentUntil, holder, expert.Source, expert.CreatedAt, await ConsentHistory.LoadAsync(db, id, ct), work);
    }

    private static async Task<IReadOnlyList<Happening>> HappeningsAsync(HongniangDb db, Guid account, Guid[] subjects, CancellationToken ct)
    {
        var organizations = db.Organizations.IgnoreQueryFilters(); // why: as above
        var entries = await db.Journal.AsNoTracking().Where(j => subjects.Contains(j.SubjectId)).OrderByDescending(j => j.Sequence).Take(Most)
            .Select(j => new { j.At, j.SubjectKind, j.Verb, j.ActorId, j.OrganizationId, j.Reason }).ToListAsync(ct);
        var units = entries.Select(e => e.OrganizationId).OfType<Guid>().Distinct().Select(g => new OrganizationId(g)).ToList();
        var names = await organizations.Where(o => units.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id.Value, o => o.Name, ct);
        return [.. entries.Select(e => new Happening(e.At, e.SubjectKind, e.Verb, e.ActorId == account || e.OrganizationId is not { } unit ? null : names.GetValueOrDefault(unit), e.Reason))];
    }
}
