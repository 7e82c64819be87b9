using Hongniang.Network;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Engagements.Learning;

internal sealed class LearningRunMapping : IEntityTypeConfiguration<LearningRun>
{
    public void Configure(EntityTypeBuilder<LearningRun> builder)
    {
        builder.Property(r => r.CreatedByName).HasMaxLength(120);
        builder.Property(r => r.Failure).HasMaxLength(400);
        builder.Property(r => r.FailureArgs).HasMaxLength(120);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.HolderId, r.Serial }).IsUnique();
        builder.HasIndex(r => r.State);

        // At most one open for each association, whoever asks at the same time.
        builder.HasIndex(r => r.HolderId).IsUnique().HasFilter("\"State\" IN ('Waiting', 'Running')");
        builder.HasOne<Organization>().WithMany().HasForeignKey(r => r.HolderId).OnDelete(DeleteBehavior.Restrict);
    }
}
