using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Common;

internal sealed class JournalEntryMapping : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.HasKey(j => j.Sequence);
        builder.Property(j => j.ActorName).HasMaxLength(120);
        builder.Property(j => j.SubjectKind).HasMaxLength(40);
        builder.Property(j => j.SubjectNumber).HasMaxLength(120);
        builder.Property(j => j.Verb).HasMaxLength(40);
        builder.Property(j => j.PreviousHash).HasMaxLength(64);
        builder.Property(j => j.Hash).HasMaxLength(64);
        builder.HasIndex(j => new { j.SubjectId, j.Sequence });
        builder.HasIndex(j => j.At);
    }
}

internal sealed class JournalHeadMapping : IEntityTypeConfiguration<JournalHead>
{
    public void Configure(EntityTypeBuilder<JournalHead> builder)
    {
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.LastHash).HasMaxLength(64);
        builder.HasData(new JournalHead { Id = 1, LastSequence = 0, LastHash = "" });
    }
}

internal sealed class NumberSeriesMapping : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> builder)
    {
        builder.HasKey(s => s.Series);
        builder.Property(s => s.Series).HasMaxLength(4);
        builder.HasData(new[] { HumanNumber.Need, HumanNumber.Achievement, HumanNumber.Expert, HumanNumber.Organization, HumanNumber.Engagement, HumanNumber.Contract, HumanNumber.Import, HumanNumber.Assignment, HumanNumber.Partnership, HumanNumber.Agreement, HumanNumber.Station, HumanNumber.Lead, HumanNumber.Visit, HumanNumber.Task, HumanNumber.Manager }
            .Select(series => new NumberSeries { Series = series, Last = 0 }));
    }
}

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.Property(f => f.Name).HasMaxLength(255);
        builder.Property(f => f.ContentType).HasMaxLength(120);
        builder.Property(f => f.Sha256).HasMaxLength(64);
    }
}

internal sealed class ImportRunMapping : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> builder)
    {
        builder.Property(r => r.Number).HasMaxLength(24);
        builder.HasIndex(r => r.Number).IsUnique();
        builder.Property(r => r.Subject).HasMaxLength(40);
        builder.Property(r => r.FileName).HasMaxLength(255);
        builder.Property(r => r.CreatedByName).HasMaxLength(120);
        builder.Property(r => r.SheetName).HasMaxLength(120);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.HolderId, r.CreatedAt });
        builder.HasIndex(r => r.State);
    }
}

internal sealed class ImportRowMapping : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.HasOne<ImportRun>().WithMany().HasForeignKey(r => r.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(r => r.Fingerprint).HasMaxLength(64);
        builder.Property(r => r.RecordNumber).HasMaxLength(24);
        builder.HasIndex(r => new { r.RunId, r.RowNumber }).IsUnique();
        builder.HasIndex(r => r.Fingerprint);
    }
}
