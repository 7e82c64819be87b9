using Hongniang.Needs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Matching.Clustering;

internal sealed class NeedSeparationMapping : IEntityTypeConfiguration<NeedSeparation>
{
    public void Configure(EntityTypeBuilder<NeedSeparation> builder)
    {
        builder.Property(s => s.ByName).HasMaxLength(120);
        builder.HasIndex(s => new { s.NeedId, s.FromId }).IsUnique();
        builder.HasOne<Need>().WithMany().HasForeignKey(s => s.NeedId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Need>().WithMany().HasForeignKey(s => s.FromId).OnDelete(DeleteBehavior.Restrict);
    }
}
