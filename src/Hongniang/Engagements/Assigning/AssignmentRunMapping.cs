using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Engagements.Assigning;

internal sealed class AssignmentRunMapping : IEntityTypeConfiguration<AssignmentRun>
{
    public void Configure(EntityTypeBuilder<AssignmentRun> builder)
    {
        builder.Property(r => r.Number).HasMaxLength(24);
        builder.HasIndex(r => r.Number).IsUnique();
        builder.Property(r => r.BasedOn).HasMaxLength(24);
        builder.Property(r => r.CreatedByName).HasMaxLength(120);
        builder.Property(r => r.AdoptedByName).HasMaxLength(120);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.HolderId, r.CreatedAt });
        builder.HasIndex(r => r.State);
    }
}
