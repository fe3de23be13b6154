using ConcertReservation.Domain.Audit;
using ConcertReservation.Infrastructure.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Audit;

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entries");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Before).HasColumnType("json");
        entry.Property(e => e.After).HasColumnType("json");
        entry.HasOne<AccountRecord>().WithMany().HasForeignKey(e => e.OperatorId).OnDelete(DeleteBehavior.Restrict);
        entry.HasIndex(e => e.OperatorId);
    }
}
