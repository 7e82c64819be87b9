using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Network;

internal sealed class OrganizationMapping : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.Property(o => o.Number).HasMaxLength(24);
        builder.HasIndex(o => o.Number).IsUnique();
        builder.Property(o => o.Name).HasMaxLength(Organization.MaxName);
        builder.Property(o => o.EnglishName).HasMaxLength(200);
        builder.Property(o => o.RegionCode).HasMaxLength(9);
        builder.Property(o => o.Uscc).HasMaxLength(18);
        builder.HasIndex(o => o.Uscc).IsUnique();
        builder.HasIndex(o => o.Name);
        builder.HasIndex(o => new { o.Kind, o.HolderId });
        builder.Property(o => o.IndustryCode).HasMaxLength(8);
        builder.Property(o => o.ContactName).HasConversion<SealedConverter>().HasMaxLength(SealRing.MaxLength);
        builder.Property(o => o.ContactPhone).HasConversion<SealedConverter>().HasMaxLength(SealRing.MaxLength);
        builder.Property(o => o.ContactEmail).HasConversion<SealedConverter>().HasMaxLength(SealRing.MaxLength);
        builder.HasIndex(o => o.MergedIntoId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(o => o.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(o => o.Version).IsConcurrencyToken();
        builder.HasOne<Organization>().WithMany().HasForeignKey(o => o.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}
