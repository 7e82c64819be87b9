using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Network.Partnerships;

internal sealed class PartnershipMapping : IEntityTypeConfiguration<Partnership>
{
    public void Configure(EntityTypeBuilder<Partnership> builder)
    {
        builder.Property(p => p.Number).HasMaxLength(24);
        builder.HasIndex(p => p.Number).IsUnique();
        builder.Property(p => p.EndReason).HasMaxLength(200);
        builder.Property(p => p.Purpose).HasMaxLength(Partnership.MaxPurpose);
        builder.Property(p => p.ResponsibleName).HasMaxLength(120);
        builder.Property(p => p.Plans).HasConversion(new JsonListConverter<YearPlan>(), new ListComparer<YearPlan>());
        builder.Property(p => p.Version).IsConcurrencyToken();

        // A pair may begin again after it ended, but never twice at the same time.
        builder.HasIndex(p => new { p.UnitId, p.PartnerId }).IsUnique().HasFilter("\"EndedOn\" IS NULL");
        builder.HasIndex(p => new { p.HolderId, p.Level });
        builder.HasIndex(p => p.PartnerId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(p => p.HolderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(p => p.PartnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Activities).WithOne().HasForeignKey("PartnershipId").IsRequired().OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PartnershipActivityMapping : IEntityTypeConfiguration<PartnershipActivity>
{
    public void Configure(EntityTypeBuilder<PartnershipActivity> builder)
    {
        builder.ToTable("PartnershipActivities");
        builder.Property(a => a.Summary).HasMaxLength(PartnershipActivity.MaxSummary);
        builder.Property(a => a.RecordNumber).HasMaxLength(24);
        builder.Property(a => a.RecordedByName).HasMaxLength(120);
        builder.HasIndex("PartnershipId", nameof(PartnershipActivity.HeldOn));
    }
}

internal sealed class AgreementMapping : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.Property(a => a.Number).HasMaxLength(24);
        builder.HasIndex(a => a.Number).IsUnique();
        builder.Property(a => a.Title).HasMaxLength(Agreement.MaxTitle);
        builder.Property(a => a.OtherParties).HasMaxLength(1300);
        builder.Property(a => a.EndReason).HasMaxLength(200);
        builder.Property(a => a.RecordedByName).HasMaxLength(120);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.PartnershipId);
        builder.HasIndex(a => new { a.HolderId, a.ValidUntil });
        builder.HasOne<Partnership>().WithMany().HasForeignKey(a => a.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(a => a.RenewsId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(a => a.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
