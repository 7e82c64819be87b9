using Hongniang.Engagements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.FollowUp;

internal sealed class FollowUpStepMapping : IEntityTypeConfiguration<FollowUpStep>
{
    public void Configure(EntityTypeBuilder<FollowUpStep> builder)
    {
        builder.Property(f => f.OwnerName).HasMaxLength(120);
        builder.Property(f => f.DoneByName).HasMaxLength(120);
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.HasIndex(f => new { f.ContractId, f.PlanDay });
        builder.HasIndex(f => new { f.HolderId, f.DueOn });
        builder.HasIndex(f => f.OwnerId);
        builder.HasOne<Contract>().WithMany().HasForeignKey(f => f.ContractId).OnDelete(DeleteBehavior.Restrict);
    }
}
