using Hongniang.Network.Stations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Network.Talent;

internal sealed class LeadMapping : IEntityTypeConfiguration<TalentLead>
{
    public void Configure(EntityTypeBuilder<TalentLead> builder)
    {
        builder.Property(l => l.Number).HasMaxLength(24);
        builder.HasIndex(l => l.Number).IsUnique();
        builder.Property(l => l.Title).HasMaxLength(TalentLead.MaxTitle);
        builder.Property(l => l.PersonName).HasMaxLength(60);
        builder.Property(l => l.IndustryCode).HasMaxLength(8);
        builder.Property(l => l.Project).HasMaxLength(200);
        builder.Property(l => l.Policy).HasMaxLength(200);
        builder.Property(l => l.LossReason).HasMaxLength(200);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.HasIndex(l => new { l.HolderId, l.Stage });
        builder.HasIndex(l => l.StationId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(l => l.HolderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(l => l.TargetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ServiceStation>().WithMany().HasForeignKey(l => l.StationId).OnDelete(DeleteBehavior.Restrict);
    }
}
