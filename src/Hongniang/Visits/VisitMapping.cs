using Hongniang.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Visits;

internal sealed class VisitMapping : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.Property(v => v.Number).HasMaxLength(24);
        builder.HasIndex(v => v.Number).IsUnique();
        builder.Property(v => v.EnterpriseName).HasMaxLength(120);
        builder.Property(v => v.RegionCode).HasMaxLength(9);
        builder.Property(v => v.Address).HasMaxLength(Visit.MaxAddress);
        builder.Property(v => v.LeaderName).HasMaxLength(120);
        builder.Property(v => v.Visitors).HasMaxLength(Visit.MaxPeople);
        builder.Property(v => v.PeopleMet).HasMaxLength(Visit.MaxPeople);
        builder.Property(v => v.ReportedByName).HasMaxLength(120);
        builder.Property(v => v.CancelReason).HasMaxLength(500);
        builder.Property(v => v.Version).IsConcurrencyToken();
        builder.HasIndex(v => v.ReportKey).IsUnique();
        builder.HasIndex(v => new { v.HolderId, v.State, v.PlannedOn });
        builder.HasIndex(v => new { v.LeaderId, v.PlannedOn });
        builder.HasIndex(v => v.EnterpriseId);
        builder.OwnsMany(v => v.Photos, photos =>
        {
            photos.ToTable("VisitPhotos");
            photos.HasKey(p => p.Id);
            photos.Property(p => p.Id).ValueGeneratedNever();
            photos.Property(p => p.Sha256).HasMaxLength(64);
            photos.HasOne<StoredFile>().WithMany().HasForeignKey(p => p.FileId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
