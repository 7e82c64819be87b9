using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Supply.Consents;

internal sealed class ExpertConsentMapping : IEntityTypeConfiguration<ExpertConsent>
{
    public void Configure(EntityTypeBuilder<ExpertConsent> builder)
    {
        builder.ToTable("ExpertConsents");
        builder.Property(c => c.TextVersion).HasMaxLength(20);
        builder.Property(c => c.GivenBy).HasMaxLength(ExpertConsent.MaxGivenBy);
        builder.Property(c => c.Source).HasMaxLength(ExpertConsent.MaxSource);
        builder.Property(c => c.RecordedByName).HasMaxLength(120);
        builder.Property(c => c.EndedByName).HasMaxLength(120);
        builder.Property(c => c.EndReason).HasMaxLength(ExpertConsent.MaxReason);
        builder.HasIndex(c => new { c.ExpertId, c.RecordedAt });
        builder.HasOne<Expert>().WithMany().HasForeignKey(c => c.ExpertId).OnDelete(DeleteBehavior.Restrict);
    }
}
