using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.People.Registrations;

internal sealed class RegistrationMapping : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.ToTable("Registrations");
        builder.Property(r => r.TrackHash).HasMaxLength(64);
        builder.HasIndex(r => r.TrackHash).IsUnique();
        builder.Property(r => r.ConfirmHash).HasMaxLength(64);
        builder.HasIndex(r => r.ConfirmHash).IsUnique();
        builder.Property(r => r.PersonName).HasMaxLength(60);
        builder.Property(r => r.OrganizationName).HasMaxLength(Organization.MaxName);
        builder.Property(r => r.Uscc).HasMaxLength(18);
        builder.Property(r => r.RegionCode).HasMaxLength(9);
        builder.Property(r => r.IndustryCode).HasMaxLength(8);
        builder.Property(r => r.Title).HasMaxLength(60);
        builder.Property(r => r.ResearchDirections).HasMaxLength(Expert.MaxText);
        builder.Property(r => r.Phone).HasConversion<SealedConverter>().HasMaxLength(SealRing.MaxLength);
        builder.Property(r => r.Email).HasConversion<SealedConverter>().HasMaxLength(SealRing.MaxLength);
        builder.Property(r => r.AgreedVersion).HasMaxLength(20);
        builder.Property(r => r.DecidedByName).HasMaxLength(120);
        builder.Property(r => r.Reason).HasMaxLength(Registration.MaxReason);
        builder.Property(r => r.State).IsConcurrencyToken(); // why: two people decide at the same time; the second is told
        builder.HasIndex(r => new { r.HolderId, r.State, r.CreatedAt });
    }
}
