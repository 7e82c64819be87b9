using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Needs.OpenDoor;

internal sealed class NeedTicketMapping : IEntityTypeConfiguration<NeedTicket>
{
    public void Configure(EntityTypeBuilder<NeedTicket> builder)
    {
        builder.HasKey(t => t.NeedId);
        builder.Property(t => t.TokenHash).HasMaxLength(64);
        builder.HasIndex(t => t.TokenHash).IsUnique();
        builder.Property(t => t.Uscc).HasMaxLength(18);
        builder.Property(t => t.AgreedVersion).HasMaxLength(20);
        builder.HasOne<Need>().WithOne().HasForeignKey<NeedTicket>(t => t.NeedId).OnDelete(DeleteBehavior.Cascade);
    }
}
