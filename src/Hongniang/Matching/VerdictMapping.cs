using Hongniang.Needs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Matching;

internal sealed class VerdictMapping : IEntityTypeConfiguration<Verdict>
{
    public void Configure(EntityTypeBuilder<Verdict> builder)
    {
        builder.Property(v => v.ByName).HasMaxLength(120);
        builder.Property(v => v.Note).HasMaxLength(1000);
        builder.Property(v => v.Version).IsConcurrencyToken();
        builder.HasIndex(v => new { v.NeedId, v.CandidateKind, v.CandidateId, v.HolderId }).IsUnique();
        builder.HasOne<Need>().WithMany().HasForeignKey(v => v.NeedId).OnDelete(DeleteBehavior.Restrict);
    }
}
