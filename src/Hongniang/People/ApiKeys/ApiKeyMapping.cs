using Hongniang.Data;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.People.ApiKeys;

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys");
        builder.Property(k => k.Name).HasMaxLength(ApiKey.MaxName);
        builder.Property(k => k.Beginning).HasMaxLength(16);
        builder.Property(k => k.Hash).HasMaxLength(64);
        builder.Property(k => k.Scopes).HasConversion(new EnumListConverter<ApiScope>(), new ListComparer<ApiScope>()).HasMaxLength(200);
        builder.Property(k => k.CreatedByName).HasMaxLength(120);
        builder.Property(k => k.RevokedByName).HasMaxLength(120);
        builder.HasIndex(k => k.Hash).IsUnique();
        builder.HasIndex(k => k.OrganizationId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(k => k.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
