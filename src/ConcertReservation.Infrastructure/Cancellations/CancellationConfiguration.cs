using ConcertReservation.Domain.Cancellations;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Infrastructure.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Cancellations;

internal sealed class CancellationConfiguration : IEntityTypeConfiguration<Cancellation>
{
    public void Configure(EntityTypeBuilder<Cancellation> cancellation)
    {
        cancellation.ToTable(
            "cancellations",
            table =>
                // Two instances that counted the same refund, or lost one, violate it.
                table.HasCheckConstraint(
                    "ck_cancellations_counts",
                    """
                    total >= 0 AND refunded >= 0 AND failed >= 0 AND refunded + failed <= total
                    AND (finished_at IS NOT NULL) = (refunded + failed = total)
                    """
                )
        );
        // A performance is cancelled once.
        cancellation.HasKey(c => c.PerformanceId);
        cancellation.Property(c => c.PerformanceId).ValueGeneratedNever();
        cancellation.Ignore(c => c.Status);
        cancellation
            .HasOne<Performance>()
            .WithOne()
            .HasForeignKey<Cancellation>(c => c.PerformanceId)
            .OnDelete(DeleteBehavior.Restrict);
        cancellation.HasOne<Concert>().WithMany().HasForeignKey(c => c.ConcertId).OnDelete(DeleteBehavior.Restrict);
        cancellation
            .HasOne<AccountRecord>()
            .WithMany()
            .HasForeignKey(c => c.OperatorId)
            .OnDelete(DeleteBehavior.Restrict);
        cancellation.HasIndex(c => c.ConcertId);
    }
}

internal sealed class CancellationRefundConfiguration : IEntityTypeConfiguration<CancellationRefund>
{
    public void Configure(EntityTypeBuilder<CancellationRefund> refund)
    {
        refund.ToTable(
            "cancellation_refunds",
            table =>
                table.HasCheckConstraint(
                    "ck_cancellation_refunds_status",
                    """
                    (status = 'failed' AND reason IS NOT NULL AND failed_at IS NOT NULL AND retry_at IS NOT NULL)
                    OR (status = 'pending' AND reason IS NULL) OR status = 'refunded'
                    """
                )
        );
        refund.HasKey(r => new { r.PerformanceId, r.ReservationId });
        refund.HasOne<Performance>().WithMany().HasForeignKey(r => r.PerformanceId).OnDelete(DeleteBehavior.Restrict);
        refund.HasOne<Reservation>().WithMany().HasForeignKey(r => r.ReservationId).OnDelete(DeleteBehavior.Restrict);
        // The next batch, and the list for the operators: neither costs more when many are refunded already.
        refund
            .HasIndex(r => new { r.PerformanceId, r.ReservationId }, "ix_cancellation_refunds_pending")
            .HasFilter("status = 'pending'");
        refund
            .HasIndex(r => new { r.PerformanceId, r.ReservationId }, "ix_cancellation_refunds_listed")
            .HasFilter("reason IS NOT NULL");
    }
}
