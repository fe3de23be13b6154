using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Payments;

internal sealed class RefundedSeatConfiguration : IEntityTypeConfiguration<RefundedSeat>
{
    public void Configure(EntityTypeBuilder<RefundedSeat> seat)
    {
        seat.ToTable(
            "refunded_seats",
            table => table.HasCheckConstraint("ck_refunded_seats_price", $"price BETWEEN 0 AND {SeatPlan.MaxPrice}")
        );
        // A seat of a reservation is refunded once. The lock of the reservation decides; this key is the second guard.
        seat.HasKey(s => new { s.ReservationId, s.SeatId });
        seat.HasOne<Reservation>().WithMany().HasForeignKey(s => s.ReservationId).OnDelete(DeleteBehavior.Restrict);
        seat.HasOne<Seat>().WithMany().HasForeignKey(s => s.SeatId).OnDelete(DeleteBehavior.Restrict);
        seat.HasOne<Concert>().WithMany().HasForeignKey(s => s.ConcertId).OnDelete(DeleteBehavior.Restrict);
    }
}
