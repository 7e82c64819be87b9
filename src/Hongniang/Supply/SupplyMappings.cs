using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Supply;

internal sealed class AchievementMapping : IEntityTypeConfiguration<Achievement>
{
    public void Configure(EntityTypeBuilder<Achievement> builder)
    {
        builder.ToTable(t => t.HasCheckConstraint("CK_Achievements_ReadinessLevel", "\"ReadinessLevel\" IS NULL OR \"ReadinessLevel\" BETWEEN 1 AND 9"));
        builder.Property(a => a.Number).HasMaxLength(24);
        builder.HasIndex(a => a.Number).IsUnique();
        builder.Property(a => a.Title).HasMaxLength(Achievement.MaxTitle);
        builder.Property(a => a.OwnerName).HasMaxLength(Organization.MaxName);
        builder.Property(a => a.RegionCode).HasMaxLength(9);
        builder.Property(a => a.IndustryCode).HasMaxLength(8);
        builder.Property(a => a.ContactName).HasConversion<SealedConverter>().HasMaxLength(SealRing.MaxLength);
        builder.Property(a => a.ContactPhone).HasConversion<SealedConverter>().HasMaxLength(SealRing.MaxLength);
        builder.Property(a => a.ContactEmail).HasConversion<SealedConverter>().HasMaxLength(SealRing.MaxLength);
        builder.Property(a => a.Source).HasMaxLength(60);
        builder.Property(a => a.TransferModes).HasConversion(new EnumListConverter<CooperationMode>(), new ListComparer<CooperationMode>()).HasMaxLength(400);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => new { a.HolderId, a.State });
        builder.HasIndex(a => a.OwnerId);
        builder.HasIndex(a => a.UpdatedAt);
        builder.HasOne<Organization>().WithMany().HasForeignKey(a => a.HolderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(a => a.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ExpertMapping : IEntityTypeConfiguration<Expert>
{
    public void Configure(EntityTypeBuilder<Expert> builder)
    {
        builder.Property(e => e.Number).HasMaxLength(24);
        builder.HasIndex(e => e.Number).IsUnique();
        builder.Property(e => e.Name).HasMaxLength(Expert.MaxName);
        builder.Property(e => e.Title).HasMaxLength(60);
        builder.Property(e => e.OrganizationName).HasMaxLength(Organization.MaxName);
        builder.Property(e => e.RegionCode).HasMaxLength(9);
        builder.Property(e => e.IndustryCode).HasMaxLength(8);
        builder.Property(e => e.ContactPhone).HasConversion<SealedConverter>().HasMaxLength(SealRing.MaxLength);
        builder.Property(e => e.ContactEmail).HasConversion<SealedConverter>().HasMaxLength(SealRing.MaxLength);
        builder.Property(e => e.Source).HasMaxLength(60);
        builder.Property(e => e.Services).HasConversion(new EnumListConverter<CooperationMode>(), new ListComparer<CooperationMode>()).HasMaxLength(400);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.HasIndex(e => new { e.HolderId, e.State });
        builder.HasIndex(e => e.OrganizationId);
        builder.HasIndex(e => e.Name);
        builder.HasIndex(e => e.UpdatedAt);
        builder.HasOne<Organization>().WithMany().HasForeignKey(e => e.HolderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(e => e.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
