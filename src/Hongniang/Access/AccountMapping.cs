using Hongniang.Common;
using Hongniang.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Access;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(a => a.DisplayName).HasMaxLength(60);
        builder.Property(a => a.Culture).HasMaxLength(10);
        builder.Property(a => a.ClosedReason).HasMaxLength(500);
        builder.HasIndex(a => a.OrganizationId);
        builder.HasIndex(a => a.ExpertKey);
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("Memberships");
        builder.Property(m => m.GrantedByName).HasMaxLength(120);
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(m => new { m.AccountId, m.OrganizationId, m.Role }).IsUnique();
        builder.HasIndex(m => m.OrganizationId);
    }
}

internal sealed class SignInSessionMapping : IEntityTypeConfiguration<SignInSession>
{
    public void Configure(EntityTypeBuilder<SignInSession> builder)
    {
        builder.ToTable("SignInSessions");
        builder.Property(s => s.Address).HasMaxLength(60);
        builder.Property(s => s.Device).HasMaxLength(SignInSession.MaxDevice);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Membership>().WithMany().HasForeignKey(s => s.MembershipId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(s => new { s.AccountId, s.EndedAt });
        builder.HasIndex(s => s.SeenAt);
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.Property(i => i.TokenHash).HasMaxLength(64);
        builder.Property(i => i.Email).HasMaxLength(256);
        builder.Property(i => i.DisplayName).HasMaxLength(60);
        builder.Property(i => i.CreatedByName).HasMaxLength(120);
        builder.HasIndex(i => i.TokenHash).IsUnique();
        builder.HasIndex(i => i.OrganizationId);
    }
}

internal sealed class RegistrationMapping : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.ToTable("Registrations");
        builder.Property(r => r.TokenHash).HasMaxLength(64);
        builder.Property(r => r.OrganizationName).HasMaxLength(200);
        builder.Property(r => r.Uscc).HasMaxLength(18);
        builder.Property(r => r.RegionCode).HasMaxLength(12);
        builder.Property(r => r.PersonName).HasMaxLength(60);
        builder.Property(r => r.PersonTitle).HasMaxLength(60);
        builder.Property(r => r.ResearchDirections).HasMaxLength(2000);
        builder.Property(r => r.Email).HasMaxLength(256);
        builder.Property(r => r.Phone).HasConversion<SealedConverter>().HasMaxLength(SealRing.MaxLength);
        builder.Property(r => r.ConsentVersion).HasMaxLength(20);
        builder.Property(r => r.DecidedByName).HasMaxLength(120);
        builder.Property(r => r.Reason).HasMaxLength(500);
        builder.HasIndex(r => r.TokenHash).IsUnique();
        builder.HasIndex(r => new { r.State, r.SubmittedAt });
    }
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys");
        builder.Property(k => k.Name).HasMaxLength(60);
        builder.Property(k => k.KeyHash).HasMaxLength(64);
        builder.Property(k => k.Shown).HasMaxLength(12);
        builder.Property(k => k.CreatedByName).HasMaxLength(120);
        builder.Property(k => k.Scopes).HasConversion<EnumListConverter<ApiScope>, ListComparer<ApiScope>>().HasMaxLength(200);
        builder.HasIndex(k => k.KeyHash).IsUnique();
        builder.HasIndex(k => k.OrganizationId);
    }
}

internal sealed class ExportRequestMapping : IEntityTypeConfiguration<ExportRequest>
{
    public void Configure(EntityTypeBuilder<ExportRequest> builder)
    {
        builder.ToTable("ExportRequests");
        builder.Property(r => r.RequestedByName).HasMaxLength(120);
        builder.Property(r => r.Address).HasMaxLength(1000);
        builder.Property(r => r.Reason).HasMaxLength(500);
        builder.Property(r => r.DecidedByName).HasMaxLength(120);
        builder.HasIndex(r => new { r.AccountId, r.RequestedAt });
        builder.HasIndex(r => new { r.IsApproved, r.RequestedAt });
    }
}

internal sealed class RetentionSettingMapping : IEntityTypeConfiguration<RetentionSetting>
{
    public void Configure(EntityTypeBuilder<RetentionSetting> builder)
    {
        builder.ToTable("RetentionSettings");
        builder.HasKey(s => s.What);
    }
}

/// <summary>As Identity maps it in the third version of its schema; said here, because Identity asks the host's options, which migrations do not have.</summary>
internal sealed class PasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("AspNetUserPasskeys");
        builder.HasKey(p => p.CredentialId);
        builder.Property(p => p.CredentialId).HasMaxLength(1024);
        builder.OwnsOne(p => p.Data).ToJson();
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => p.UserId);
    }
}
