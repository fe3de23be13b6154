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
        refund.ToTable("refunds", table => table.HasCheckConstraint("ck_refunds_amount", "amount >= 0"));
        refund.Property(r => r.Id).ValueGeneratedNever();
        // One refund per payment, enforced by the unique index too: the use case checks the status under the lock.
        refund.HasOne<Payment>().WithOne().HasForeignKey<Refund>(r => r.PaymentId).OnDelete(DeleteBehavior.Restrict);
        refund
            .HasOne<Reservation>()
            .WithOne()
            .HasForeignKey<Refund>(r => r.ReservationId)
            .OnDelete(DeleteBehavior.Restrict);
        refund.HasOne<Concert>().WithMany().HasForeignKey(r => r.ConcertId).OnDelete(DeleteBehavior.Restrict);
        refund.HasOne<AccountRecord>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
        refund.HasIndex(r => r.PaymentId).IsUnique();
        refund.HasIndex(r => r.ReservationId).IsUnique();
        refund.HasIndex(r => r.ConcertId);
        refund.HasIndex(r => r.UserId);
    }
}
