using Hongniang.Common;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Engagements;

internal sealed class EngagementMapping : IEntityTypeConfiguration<Engagement>
{
    private const string IsOpen = "\"Stage\" NOT IN ('Signed', 'Lost')";

    public void Configure(EntityTypeBuilder<Engagement> builder)
    {
        builder.ToTable(t => t.HasCheckConstraint("CK_Engagements_Candidate",
            "(\"AchievementId\" IS NULL AND \"ExpertId\" IS NOT NULL) OR (\"AchievementId\" IS NOT NULL AND \"ExpertId\" IS NULL)"));
        builder.Property(e => e.Number).HasMaxLength(24);
        builder.HasIndex(e => e.Number).IsUnique();
        builder.Property(e => e.MatchmakerName).HasMaxLength(120);
        builder.Property(e => e.NextStep).HasMaxLength(200);
        builder.Property(e => e.LossNote).HasMaxLength(1000);
        builder.Property(e => e.Version).IsConcurrencyToken();

        // A pair may be tried again after it ended, but never twice at the same time.
        builder.HasIndex(e => new { e.NeedId, e.AchievementId }).IsUnique().HasFilter(IsOpen);
        builder.HasIndex(e => new { e.NeedId, e.ExpertId }).IsUnique().HasFilter(IsOpen);

        // Named, because the two filtered indexes above make the convention leave this one out, and they do not help with ended engagements.
        builder.HasIndex(e => e.NeedId, "IX_Engagements_NeedId");
        builder.HasIndex(e => new { e.HolderId, e.Stage });
        builder.HasIndex(e => new { e.MatchmakerId, e.NextStepDue });
        builder.HasIndex(e => e.AchievementId);
        builder.HasIndex(e => e.ExpertId);
        builder.HasIndex(e => e.EnterpriseId);
        builder.HasIndex(e => e.SupplyOrganizationId);
        builder.HasMany(e => e.Consents).WithOne().HasForeignKey("EngagementId").IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(e => e.Meetings).WithOne().HasForeignKey("EngagementId").IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Need>().WithMany().HasForeignKey(e => e.NeedId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Achievement>().WithMany().HasForeignKey(e => e.AchievementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Expert>().WithMany().HasForeignKey(e => e.ExpertId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(e => e.HolderId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ConsentMapping : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("Consents");
        builder.Property(c => c.GivenBy).HasMaxLength(120);
        builder.Property(c => c.TextVersion).HasMaxLength(20);
        builder.Property(c => c.Note).HasMaxLength(1000);
        builder.Property(c => c.RecordedByName).HasMaxLength(120);
        builder.HasIndex("EngagementId", nameof(Consent.Side)).IsUnique();
    }
}

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("Meetings");
        builder.Property(m => m.Place).HasMaxLength(200);
        builder.Property(m => m.Participants).HasMaxLength(400);
        builder.Property(m => m.RecordedByName).HasMaxLength(120);
    }
}

internal sealed class ContractMapping : IEntityTypeConfiguration<Contract>
{
    public void Configure(EntityTypeBuilder<Contract> builder)
    {
        builder.Property(c => c.Number).HasMaxLength(24);
        builder.HasIndex(c => c.Number).IsUnique();
        builder.Property(c => c.Title).HasMaxLength(Contract.MaxTitle);
        builder.Property(c => c.Buyer).HasMaxLength(Organization.MaxName);
        builder.Property(c => c.Seller).HasMaxLength(Organization.MaxName);
        builder.Property(c => c.RecordedByName).HasMaxLength(120);
        builder.ComplexProperty(c => c.DealAmount, m => m.Property(x => x.Currency).HasMaxLength(3));
        builder.ComplexProperty(c => c.TechnologyAmount, m => m.Property(x => x.Currency).HasMaxLength(3));
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => c.EngagementId).IsUnique();
        builder.HasIndex(c => c.NeedId);
        builder.HasIndex(c => c.AchievementId);
        builder.HasIndex(c => new { c.HolderId, c.SignedOn });
        builder.HasOne<Engagement>().WithMany().HasForeignKey(c => c.EngagementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
