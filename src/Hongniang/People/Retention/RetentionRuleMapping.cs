using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.People.Retention;

internal sealed class RetentionRuleMapping : IEntityTypeConfiguration<RetentionRule>
{
    public void Configure(EntityTypeBuilder<RetentionRule> builder)
    {
        builder.ToTable("RetentionRules");
        builder.Property(r => r.Reason).HasMaxLength(RetentionRule.MaxReason);
        builder.Property(r => r.ChangedByName).HasMaxLength(120);
        builder.HasIndex(r => r.Kind).IsUnique();
    }
}
