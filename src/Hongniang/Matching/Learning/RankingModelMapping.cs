using Hongniang.Network;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Matching.Learning;

internal sealed class RankingModelMapping : IEntityTypeConfiguration<RankingModel>
{
    public void Configure(EntityTypeBuilder<RankingModel> builder)
    {
        builder.Property(m => m.MadeByName).HasMaxLength(120);
        builder.Property(m => m.ChangedByName).HasMaxLength(120);
        builder.Property(m => m.Content).HasMaxLength(8000);
        builder.Property(m => m.Sha256).HasMaxLength(64);
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.HasIndex(m => new { m.HolderId, m.Serial }).IsUnique();

        // At most one in use for each association, whoever adopts at the same time.
        builder.HasIndex(m => m.HolderId).IsUnique().HasFilter("\"State\" = 'InUse'");
        builder.HasOne<Organization>().WithMany().HasForeignKey(m => m.HolderId).OnDelete(DeleteBehavior.Restrict);
    }
}
