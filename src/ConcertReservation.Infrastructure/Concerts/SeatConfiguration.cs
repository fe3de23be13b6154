using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Concerts;

internal sealed class SeatConfiguration : IEntityTypeConfiguration<Seat>
{
    public void Configure(EntityTypeBuilder<Seat> seat)
    {
        seat.ToTable(
            "seats",
            table =>
            {
                table.HasCheckConstraint("ck_seats_price", $"price BETWEEN 0 AND {SeatPlan.MaxPrice}");
                // Each status requires exactly the columns that belong to it.
                table.HasCheckConstraint(
                    "ck_seats_status",
                    """
                    (status IN ('available', 'blocked') AND reservation_id IS NULL AND held_until IS NULL)
                    OR (status = 'held' AND reservation_id IS NOT NULL AND held_until IS NOT NULL)
                    OR (status = 'sold' AND reservation_id IS NOT NULL AND held_until IS NULL)
                    """
                );
            }
        );
        seat.HasOne<Concert>().WithMany().HasForeignKey(s => s.ConcertId).OnDelete(DeleteBehavior.Restrict);
        seat.HasOne<Performance>().WithMany().HasForeignKey(s => s.PerformanceId).OnDelete(DeleteBehavior.Restrict);
        seat.HasOne<Reservation>().WithMany().HasForeignKey(s => s.ReservationId).OnDelete(DeleteBehavior.Restrict);

        // A number is unique in a performance, so that a printed ticket identifies one seat.
        seat.HasIndex(s => new { s.PerformanceId, s.Number }).IsUnique();
        seat.HasIndex(s => s.ReservationId).HasFilter("reservation_id IS NOT NULL");
        seat.HasIndex(s => new { s.ConcertId, s.PerformanceId })
            .HasFilter("status <> 'sold'")
            .HasDatabaseName("ix_seats_unsold");
        seat.HasIndex(s => s.HeldUntil).HasFilter("status = 'held'").HasDatabaseName("ix_seats_held_until");
    }
}
