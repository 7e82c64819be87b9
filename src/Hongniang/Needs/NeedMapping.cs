using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Needs;

internal sealed class NeedMapping : IEntityTypeConfiguration<Need>
{
    public void Configure(EntityTypeBuilder<Need> builder)
    {
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("CK_Needs_DesiredReadiness", "\"DesiredReadiness\" IS NULL OR \"DesiredReadiness\" BETWEEN 1 AND 9");

            // Cast, because SQLite keeps decimals as text and would find 600000.0 above 1000000.0.
            t.HasCheckConstraint("CK_Needs_Budget",
                "\"BudgetFrom\" IS NULL OR \"BudgetTo\" IS NULL OR CAST(\"BudgetFrom\" AS DOUBLE PRECISION) <= CAST(\"BudgetTo\" AS DOUBLE PRECISION)");
        });
        builder.Property(n => n.Number).HasMaxLength(24);
        builder.HasIndex(n => n.Number).IsUnique();
        builder.Property(n => n.Title).HasMaxLength(Need.MaxTitle);
        builder.Property(n => n.Indicators).HasConversion(new JsonListConverter<Indicator>(), new ListComparer<Indicator>());
        builder.Property(n => n.CooperationModes).HasConversion(new EnumListConverter<CooperationMode>(), new ListComparer<CooperationMode>()).HasMaxLength(400);
        builder.Property(n => n.IndustryCode).HasMaxLength(8);
        builder.Property(n => n.EnterpriseName).HasMaxLength(Organization.MaxName);
        builder.Property(n => n.ContactName).HasConversion<SealedConverter>().HasMaxLength(SealRing.MaxLength);
        builder.Property(n => n.ContactPhone).HasConversion<SealedConverter>().HasMaxLength(SealRing.MaxLength);
        builder.Property(n => n.ContactEmail).HasConversion<SealedConverter>().HasMaxLength(SealRing.MaxLength);
        builder.Property(n => n.RegionCode).HasMaxLength(9);
        builder.Property(n => n.SourceReference).HasMaxLength(120);
        builder.Property(n => n.ManagerName).HasMaxLength(120);
        builder.HasIndex(n => new { n.ManagerId, n.State });
        builder.Property(n => n.Version).IsConcurrencyToken();

        // Lists and figures of one holder; the funnel by the day of submission; the clocks by state. Each holds every column that its queries ask for,
        // those of the scope's filter included, so that counting needs never reads the long texts.
        builder.HasIndex(n => new { n.HolderId, n.State, n.SubmittedAt, n.AcceptedAt, n.PublishedAt });
        builder.HasIndex(n => new { n.SubmittedAt, n.State, n.HolderId, n.EnterpriseId, n.AcceptedAt, n.PublishedAt, n.Id }, "IX_Needs_Funnel");
        builder.HasIndex(n => new { n.State, n.StateSince, n.ValidUntil, n.HolderId, n.EnterpriseId }, "IX_Needs_Clocks");
        builder.HasIndex(n => n.EnterpriseId);
        builder.HasIndex(n => n.CreatedAt);
        builder.HasIndex(n => n.UpdatedAt);
        builder.HasIndex(n => n.IndustryCode);
        builder.HasOne<Organization>().WithMany().HasForeignKey(n => n.HolderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(n => n.EnterpriseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Need>().WithMany().HasForeignKey(n => n.DuplicateOfId).OnDelete(DeleteBehavior.Restrict);
    }
}
