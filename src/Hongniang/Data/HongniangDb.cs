using Hongniang.Access;
using Hongniang.Access.Exports;
using Hongniang.Access.Mail;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Engagements.Assigning;
using Hongniang.Engagements.Learning;
using Hongniang.FollowUp;
using Hongniang.Matching;
using Hongniang.Matching.Clustering;
using Hongniang.Matching.Glossary;
using Hongniang.Matching.Learning;
using Hongniang.Needs;
using Hongniang.Needs.OpenDoor;
using Hongniang.Network;
using Hongniang.People.ApiKeys;
using Hongniang.People.Privacy;
using Hongniang.People.Registrations;
using Hongniang.People.Retention;
using Hongniang.Network.Managers;
using Hongniang.Network.Partnerships;
using Hongniang.Network.Stations;
using Hongniang.Network.Talent;
using Hongniang.Supply;
using Hongniang.Supply.Consents;
using Hongniang.Tasks;
using Hongniang.Visits;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hongniang.Data;

/// <summary>The one unit of work. Every query passes the reader's <see cref="Scope"/>; every save writes its journal in the same transaction.</summary>
/// <remarks>Set <see cref="Scope"/> before the first query: a fresh context sees nothing.</remarks>
public sealed class HongniangDb(DbContextOptions<HongniangDb> options) : IdentityUserContext<Account, Guid>(options)
{
    private readonly List<JournalDraft> _drafts = [];

    /// <summary>Which records this context may see. Nothing until set.</summary>
    public Scope Scope { get; set; } = Scope.Nothing;

    public DbSet<JournalEntry> Journal => Set<JournalEntry>();

    public DbSet<JournalHead> JournalHeads => Set<JournalHead>();

    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();

    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();

    public DbSet<ImportRow> ImportRows => Set<ImportRow>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<SignInSession> SignInSessions => Set<SignInSession>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();

    public DbSet<ExportRequest> ExportRequests => Set<ExportRequest>();

    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Partnership> Partnerships => Set<Partnership>();

    public DbSet<Agreement> Agreements => Set<Agreement>();

    public DbSet<ServiceStation> Stations => Set<ServiceStation>();

    public DbSet<TalentLead> TalentLeads => Set<TalentLead>();

    public DbSet<TechnologyManager> TechnologyManagers => Set<TechnologyManager>();

    public DbSet<Achievement> Achievements => Set<Achievement>();

    public DbSet<Expert> Experts => Set<Expert>();

    public DbSet<ExpertConsent> ExpertConsents => Set<ExpertConsent>();

    public DbSet<Need> Needs => Set<Need>();

    public DbSet<NeedTicket> NeedTickets => Set<NeedTicket>();

    public DbSet<NeedSeparation> NeedSeparations => Set<NeedSeparation>();

    public DbSet<GlossaryTerm> GlossaryTerms => Set<GlossaryTerm>();

    public DbSet<Verdict> Verdicts => Set<Verdict>();

    public DbSet<RankingModel> RankingModels => Set<RankingModel>();

    public DbSet<Engagement> Engagements => Set<Engagement>();

    public DbSet<Contract> Contracts => Set<Contract>();

    public DbSet<AssignmentRun> AssignmentRuns => Set<AssignmentRun>();

    public DbSet<LearningRun> LearningRuns => Set<LearningRun>();

    public DbSet<FollowUpStep> FollowUpSteps => Set<FollowUpStep>();

    public DbSet<DataRequest> DataRequests => Set<DataRequest>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<Registration> Registrations => Set<Registration>();

    public DbSet<RetentionRule> RetentionRules => Set<RetentionRule>();

    public DbSet<Visit> Visits => Set<Visit>();

    public DbSet<WorkTask> Tasks => Set<WorkTask>();

    // The filter reads these; comparing with Guid.Empty (never an id) keeps "no own organisation" from matching rows without one.
    private bool Whole => Scope.IsWhole;

    private bool Staff => Scope.IsStaff;

    private bool Open => Scope.SeesOpenResults;

    private OrganizationId[] Territory => Scope.Territory;

    private Guid[] TerritoryKeys => [.. Scope.Territory.Select(t => t.Value)];

    private OrganizationId[] Watched => Scope.Watched;

    private OrganizationId Own => Scope.Own ?? default;

    private ExpertId OwnExpert => new(Scope.OwnExpert ?? Guid.Empty);

    /// <summary>Notes a change for the journal; it is written with the next save, in the same transaction.</summary>
    public void Record(JournalDraft draft) => _drafts.Add(draft);

    /// <summary>Forgets everything that was changed and noted but not saved, after a rollback.</summary>
    public void ForgetChanges()
    {
        ChangeTracker.Clear();
        _drafts.Clear();
    }

    /// <summary>Begins a transaction, or joins the one that is open (then committing is the opener's affair).</summary>
    public Task<IDbContextTransaction> BeginAsync(CancellationToken ct) => Database.BeginTransactionAsync(ct);

    /// <summary>Saves; a stale version comes back as a <see cref="Problem"/> with the name of the person who was faster.</summary>
    public async Task<Result> CommitAsync(CancellationToken ct)
    {
        try
        {
            await SaveChangesAsync(ct);
            if (Database.CurrentTransaction is { } transaction)
            {
                await transaction.CommitAsync(ct);
            }

            return Result.Ok;
        }
        catch (DbUpdateConcurrencyException stale)
        {
            if (Database.CurrentTransaction is { } transaction)
            {
                await transaction.RollbackAsync(ct);
            }

            return await StaleAsync(stale, ct);
        }
    }

    /// <summary>The refusal of a form that was opened on an older version: names the person who changed the record last.</summary>
    public Task<Problem> StaleAsync(Guid subject, CancellationToken ct) => StaleAsync([subject], ct);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(e => e.State is EntityState.Modified))
        {
            entry.Entity.Version++;
        }

        if (_drafts.Count == 0)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        var drafts = _drafts.ToArray();
        _drafts.Clear();
        var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        try
        {
            var changed = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            await JournalWriter.AppendAsync(this, drafts, cancellationToken);
            await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (own is not null)
            {
                await own.CommitAsync(cancellationToken);
            }

            return changed;
        }
        finally
        {
            if (own is not null)
            {
                await own.DisposeAsync();
            }
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously: the journal is written with awaits.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<decimal>().HavePrecision(18, 2);
        configurationBuilder.Properties<OrganizationId>().HaveConversion<OrganizationIdConverter>();
        configurationBuilder.Properties<AchievementId>().HaveConversion<AchievementIdConverter>();
        configurationBuilder.Properties<ExpertId>().HaveConversion<ExpertIdConverter>();
        configurationBuilder.Properties<NeedId>().HaveConversion<NeedIdConverter>();
        configurationBuilder.Properties<EngagementId>().HaveConversion<EngagementIdConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(HongniangDb).Assembly);

        // Keys are made in code (UUIDv7); a generated-key convention would take a new child with a key for an old one.
        foreach (var key in builder.Model.GetEntityTypes().Select(t => t.FindPrimaryKey()).Where(k => k is { Properties.Count: 1 }))
        {
            if (key!.Properties[0].ClrType != typeof(int) /* why: filtered non-null above; Identity's claim ids stay generated */)
            {
                key.Properties[0].ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }
        }

        // The secrets of second factors and the recovery codes.
        builder.Entity<IdentityUserToken<Guid>>().Property(t => t.Value).HasConversion<SealedConverter>();

        // A unit that was merged into another stands for itself no more, whoever reads.
        builder.Entity<Organization>().HasQueryFilter(o =>
            o.MergedIntoId == null && (Whole || (Staff && o.Kind != OrganizationKind.Enterprise) || Territory.Contains(o.HolderId) || o.Id == Own));
        builder.Entity<Partnership>().HasQueryFilter(p => Whole || Territory.Contains(p.HolderId));
        builder.Entity<Agreement>().HasQueryFilter(a => Whole || Territory.Contains(a.HolderId));
        builder.Entity<ServiceStation>().HasQueryFilter(s => Whole || Territory.Contains(s.HolderId));
        builder.Entity<TalentLead>().HasQueryFilter(l => Whole || Territory.Contains(l.HolderId));
        builder.Entity<TechnologyManager>().HasQueryFilter(m => Whole || Territory.Contains(m.HolderId));
        builder.Entity<Need>().HasQueryFilter(n => Whole || Territory.Contains(n.HolderId) || n.EnterpriseId == Own);
        builder.Entity<Achievement>().HasQueryFilter(a =>
            Whole || Territory.Contains(a.HolderId) || a.OwnerId == Own || (Staff && a.State == SupplyState.Published && a.Visibility != Visibility.Holder)
            || (Open && a.State == SupplyState.Published && a.Visibility == Visibility.Public));
        builder.Entity<Expert>().HasQueryFilter(e =>
            Whole || Territory.Contains(e.HolderId) || e.Id == OwnExpert || (Staff && e.State == SupplyState.Published && e.Visibility != Visibility.Holder));
        builder.Entity<Verdict>().HasQueryFilter(v => Whole || Territory.Contains(v.HolderId));
        builder.Entity<RankingModel>().HasQueryFilter(m =>
            Whole || Territory.Contains(m.HolderId) || Watched.Contains(m.HolderId) || (Staff && m.State == ModelState.InUse));
        builder.Entity<Engagement>().HasQueryFilter(e =>
            Whole || Territory.Contains(e.HolderId) || e.EnterpriseId == Own || e.SupplyOrganizationId == Own || e.ExpertId == OwnExpert);
        builder.Entity<Contract>().HasQueryFilter(c =>
            Whole || Territory.Contains(c.HolderId) || c.EnterpriseId == Own || c.SupplyOrganizationId == Own || c.ExpertId == OwnExpert);
        builder.Entity<FollowUpStep>().HasQueryFilter(f => Whole || Territory.Contains(f.HolderId) || f.EnterpriseId == Own);
        builder.Entity<Visit>().HasQueryFilter(v => Whole || Territory.Contains(v.HolderId));
        builder.Entity<WorkTask>().HasQueryFilter(t => Whole || Territory.Contains(t.HolderId));
        builder.Entity<AssignmentRun>().HasQueryFilter(r => Whole || TerritoryKeys.Contains(r.HolderId));
        builder.Entity<LearningRun>().HasQueryFilter(r => Whole || Territory.Contains(r.HolderId) || Watched.Contains(r.HolderId));
        builder.Entity<Registration>().HasQueryFilter(r => Whole || Territory.Contains(r.HolderId));
        builder.Entity<DataRequest>().HasQueryFilter(r => Whole || Territory.Contains(r.HolderId));
        builder.Entity<ExportRequest>().HasQueryFilter(r => Whole || Territory.Contains(r.HolderId));
        builder.Entity<ImportRun>().HasQueryFilter(r => Whole || TerritoryKeys.Contains(r.HolderId));
    }

    private async Task<Result> StaleAsync(DbUpdateConcurrencyException stale, CancellationToken ct)
    {
        var ids = stale.Entries.SelectMany(e => e.Properties.Where(p => p.Metadata.IsPrimaryKey()).Select(p => e.Metadata.FindProperty(p.Metadata.Name)!
            .GetValueConverter()?.ConvertToProvider(p.CurrentValue) ?? p.CurrentValue)).OfType<Guid>().ToList(); // why: the property was just enumerated
        ChangeTracker.Clear();
        return await StaleAsync(ids, ct);
    }

    private async Task<Problem> StaleAsync(List<Guid> subjects, CancellationToken ct)
    {
        var who = await Journal.Where(j => subjects.Contains(j.SubjectId)).OrderByDescending(j => j.Sequence).Select(j => j.ActorName).FirstOrDefaultAsync(ct);
        return Problem.Stale(who ?? "Hongniang");
    }
}
