using Hongniang.Access;
using Hongniang.Needs;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Tasks;

internal sealed class WorkTaskMapping : IEntityTypeConfiguration<WorkTask>
{
    public void Configure(EntityTypeBuilder<WorkTask> builder)
    {
        builder.ToTable("Tasks", t => t.HasCheckConstraint("CK_Tasks_Gap", "(\"IndustryCode\" IS NULL) = (\"RegionCode\" IS NULL)"));
        builder.Property(t => t.Number).HasMaxLength(24);
        builder.HasIndex(t => t.Number).IsUnique();
        builder.Property(t => t.Title).HasMaxLength(WorkTask.MaxTitle);
        builder.Property(t => t.Details).HasMaxLength(WorkTask.MaxText);
        builder.Property(t => t.ResultNote).HasMaxLength(WorkTask.MaxText);
        builder.Property(t => t.IndustryCode).HasMaxLength(8);
        builder.Property(t => t.RegionCode).HasMaxLength(9);
        builder.Property(t => t.OpenKey).HasMaxLength(80);
        builder.HasIndex(t => t.OpenKey).IsUnique();
        builder.Property(t => t.AssigneeName).HasMaxLength(120);
        builder.Property(t => t.ClosedByName).HasMaxLength(120);
        builder.Property(t => t.CreatedByName).HasMaxLength(120);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => new { t.HolderId, t.State, t.DueOn });
        builder.HasIndex(t => new { t.AssigneeId, t.State, t.DueOn });
        builder.HasIndex(t => t.UnitId);
        builder.HasIndex(t => t.NeedId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(t => t.HolderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(t => t.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Need>().WithMany().HasForeignKey(t => t.NeedId).OnDelete(DeleteBehavior.Restrict);
    }
}
