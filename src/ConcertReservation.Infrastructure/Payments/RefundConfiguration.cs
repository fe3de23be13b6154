using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Infrastructure.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Payments;

internal sealed class RefundConfiguration : IEntityTypeConfiguration<Refund>
{
    public void Configure(EntityTypeBuilder<Refund> refund)
    {
        refund.ToTable(
            "refunds",
            table =>
            {
                table.HasCheckConstraint("ck_refunds_amount", "amount >= 0");
                table.HasCheckConstraint("ck_refunds_operator", "(operator_id IS NULL) = (reason IS NULL)");
            }
        );
        refund.Property(r => r.Id).ValueGeneratedNever();
        // The version before does not write it: each of its refunds is the last one.
        refund.Property(r => r.IsLast).HasDefaultValue(true).HasSentinel(true);
        refund.HasOne<Payment>().WithMany().HasForeignKey(r => r.PaymentId).OnDelete(DeleteBehavior.Restrict);
        refund.HasOne<Reservation>().WithMany().HasForeignKey(r => r.ReservationId).OnDelete(DeleteBehavior.Restrict);
        refund.HasOne<Concert>().WithMany().HasForeignKey(r => r.ConcertId).OnDelete(DeleteBehavior.Restrict);
        refund.HasOne<AccountRecord>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
        refund.HasMany(r => r.Seats).WithOne().HasForeignKey(s => s.RefundId).OnDelete(DeleteBehavior.Restrict);
        refund.Navigation(r => r.Seats).HasField("_seats");
        // One last refund per payment, enforced by the unique index too: the use case checks the status under the lock.
        refund.HasIndex(r => r.PaymentId).IsUnique().HasFilter("is_last");
        refund.HasIndex(r => r.ReservationId);
        refund.HasIndex(r => r.ConcertId);
        refund.HasIndex(r => r.UserId);
    }
}
