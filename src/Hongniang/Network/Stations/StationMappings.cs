using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Network.Stations;

internal sealed class ServiceStationMapping : IEntityTypeConfiguration<ServiceStation>
{
    public void Configure(EntityTypeBuilder<ServiceStation> builder)
    {
        builder.ToTable("Stations");
        builder.Property(s => s.Number).HasMaxLength(24);
        builder.HasIndex(s => s.Number).IsUnique();
        builder.Property(s => s.Name).HasMaxLength(ServiceStation.MaxName);
        builder.Property(s => s.EnglishName).HasMaxLength(200);
        builder.Property(s => s.RegionCode).HasMaxLength(9);
        builder.Property(s => s.CountryCode).HasMaxLength(2);
        builder.Property(s => s.Place).HasMaxLength(200);
        builder.Property(s => s.TimeZone).HasMaxLength(60);
        builder.Property(s => s.Programme).HasMaxLength(120);
        builder.Property(s => s.IndustryCode).HasMaxLength(8);
        builder.Property(s => s.ResponsibleName).HasMaxLength(120);
        builder.Property(s => s.Reason).HasMaxLength(200);
        builder.Property(s => s.NextStep).HasMaxLength(400);
        builder.Property(s => s.Playbook).HasMaxLength(WritePlaybook.MaxText);
        builder.HasIndex(s => s.CopiedFromId);
        builder.HasOne<ServiceStation>().WithMany().HasForeignKey(s => s.CopiedFromId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(s => s.Checks).HasConversion(new JsonListConverter<YearCheck>(), new ListComparer<YearCheck>());
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => new { s.HolderId, s.Kind, s.State });
        builder.HasOne<Organization>().WithMany().HasForeignKey(s => s.HolderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(s => s.SocietyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(s => s.UniversityId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(s => s.HostId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(s => s.GovernmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(s => s.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Members).WithOne().HasForeignKey("StationId").IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.ScoreSheets).WithOne().HasForeignKey("StationId").IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Services).WithOne().HasForeignKey("StationId").IsRequired().OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StationMemberMapping : IEntityTypeConfiguration<StationMember>
{
    public void Configure(EntityTypeBuilder<StationMember> builder)
    {
        builder.ToTable("StationMembers");
        builder.Property<Guid>("StationId");
        builder.Property(m => m.Name).HasMaxLength(StationMember.MaxName);
        builder.Property(m => m.ExpertNumber).HasMaxLength(24);
        builder.Property(m => m.OrganizationName).HasMaxLength(Organization.MaxName);
    }
}

internal sealed class ScoreSheetMapping : IEntityTypeConfiguration<ScoreSheet>
{
    public void Configure(EntityTypeBuilder<ScoreSheet> builder)
    {
        builder.ToTable("StationScoreSheets");
        builder.Property<Guid>("StationId");
        builder.Property(s => s.Comment).HasMaxLength(1000);
        builder.Property(s => s.ReviewerName).HasMaxLength(120);
        builder.HasIndex("StationId", nameof(ScoreSheet.ReviewerId)).IsUnique();
    }
}

internal sealed class StationServiceMapping : IEntityTypeConfiguration<StationService>
{
    public void Configure(EntityTypeBuilder<StationService> builder)
    {
        builder.ToTable("StationServices");
        builder.Property<Guid>("StationId");
        builder.Property(s => s.Summary).HasMaxLength(StationService.MaxSummary);
        builder.Property(s => s.EnterpriseName).HasMaxLength(Organization.MaxName);
        builder.Property(s => s.RecordNumber).HasMaxLength(24);
        builder.Property(s => s.RecordedByName).HasMaxLength(120);
        builder.HasIndex("StationId", nameof(StationService.HeldOn));
    }
}
