using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.Access.Mail;

internal sealed class OutgoingMailMapping : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("OutgoingMails");
        builder.Property(m => m.To).HasConversion<SealedConverter>().HasMaxLength(SealRing.MaxLength);
        builder.Property(m => m.Subject).HasMaxLength(200);
        builder.Property(m => m.Body).HasConversion<SealedConverter>(); // why: it may hold the link of an invitation
        builder.Property(m => m.Failure).HasMaxLength(120);
        builder.HasIndex(m => m.NextAt);
    }
}
