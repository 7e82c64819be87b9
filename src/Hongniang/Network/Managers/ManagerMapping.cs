using Hongniang.Access;
using Hongniang.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Network.Managers;

internal sealed class ManagerMapping : IEntityTypeConfiguration<TechnologyManager>
{
    public void Configure(EntityTypeBuilder<TechnologyManager> builder)
    {
        builder.Property(m => m.Number).HasMaxLength(24);
        builder.HasIndex(m => m.Number).IsUnique();
        builder.Property(m => m.Name).HasMaxLength(TechnologyManager.MaxName);
        builder.Property(m => m.RegionCode).HasMaxLength(9);
        builder.Property(m => m.CertificateNumber).HasMaxLength(60);
        builder.Property(m => m.CertificateIssuer).HasMaxLength(120);
        builder.Property(m => m.Fields).HasMaxLength(200);
        builder.Property(m => m.Note).HasMaxLength(TechnologyManager.MaxNote);
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.HasIndex(m => new { m.HolderId, m.LeftOn });
        builder.HasIndex(m => m.AccountId).IsUnique();
        builder.HasIndex(m => m.EmployerId);
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(m => m.HolderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(m => m.EmployerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(m => m.Trainings).WithOne().HasForeignKey("ManagerId").IsRequired().OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ManagerTrainingMapping : IEntityTypeConfiguration<ManagerTraining>
{
    public void Configure(EntityTypeBuilder<ManagerTraining> builder)
    {
        builder.ToTable("ManagerTrainings", t => t.HasCheckConstraint("CK_ManagerTrainings_Hours", "\"Hours\" > 0"));
        builder.Property<Guid>("ManagerId");
        builder.Property(t => t.Course).HasMaxLength(ManagerTraining.MaxCourse);
        builder.Property(t => t.RecordedByName).HasMaxLength(120);
        builder.HasIndex("ManagerId", nameof(ManagerTraining.HeldOn));
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(t => t.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
