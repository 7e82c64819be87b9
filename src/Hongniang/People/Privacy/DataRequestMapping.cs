using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hongniang.People.Privacy;

internal sealed class DataRequestMapping : IEntityTypeConfiguration<DataRequest>
{
    public void Configure(EntityTypeBuilder<DataRequest> builder)
    {
        builder.ToTable("DataRequests");
        builder.Property(r => r.PersonName).HasMaxLength(120);
        builder.Property(r => r.Text).HasMaxLength(DataRequest.MaxText);
        builder.Property(r => r.Answer).HasMaxLength(DataRequest.MaxText);
        builder.Property(r => r.AnsweredByName).HasMaxLength(120);
        builder.Property(r => r.State).IsConcurrencyToken(); // why: two people answer at the same time; the second is told
        builder.HasIndex(r => new { r.HolderId, r.State, r.DueOn });
        builder.HasIndex(r => r.AccountId);
    }
}
