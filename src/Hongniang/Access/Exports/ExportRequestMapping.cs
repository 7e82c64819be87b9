using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Access.Exports;

internal sealed class ExportRequestMapping : IEntityTypeConfiguration<ExportRequest>
{
    public void Configure(EntityTypeBuilder<ExportRequest> builder)
    {
        builder.ToTable("ExportRequests");
        builder.Property(r => r.AccountName).HasMaxLength(120);
        builder.Property(r => r.List).HasMaxLength(120);
        builder.Property(r => r.Address).HasMaxLength(ExportRequest.MaxAddress);
        builder.Property(r => r.Reason).HasMaxLength(ExportRequest.MaxReason);
        builder.Property(r => r.DecidedByName).HasMaxLength(120);
        builder.Property(r => r.DecisionNote).HasMaxLength(ExportRequest.MaxReason);
        builder.Property(r => r.State).IsConcurrencyToken(); // why: two people decide at the same time; the second is told
        builder.HasIndex(r => new { r.HolderId, r.CreatedAt });
        builder.HasIndex(r => new { r.AccountId, r.CreatedAt });
    }
}
