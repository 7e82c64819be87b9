using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Matching.Glossary;

internal sealed class GlossaryTermMapping : IEntityTypeConfiguration<GlossaryTerm>
{
    public void Configure(EntityTypeBuilder<GlossaryTerm> builder)
    {
        builder.Property(t => t.Chinese).HasMaxLength(GlossaryTerm.MaxChinese);
        builder.Property(t => t.English).HasMaxLength(GlossaryTerm.MaxEnglish);
        builder.Property(t => t.SourceNumber).HasMaxLength(24);
        builder.Property(t => t.UpdatedByName).HasMaxLength(120);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => new { t.Chinese, t.English }).IsUnique();
        builder.HasIndex(t => new { t.State, t.Chinese });
    }
}
