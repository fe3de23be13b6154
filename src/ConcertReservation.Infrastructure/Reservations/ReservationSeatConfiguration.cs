using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Infrastructure.Database.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Reservations;

internal sealed class ReservationSeatConfiguration : IEntityTypeConfiguration<ReservationSeat>
{
    /// <summary>
    /// A copy of the reservation's status. A foreign key on (reservation, status) with ON UPDATE CASCADE keeps it
    /// equal, so that a unique index can enforce one live reservation per seat. The application writes it once, as held or, for an issued
    /// reservation, as paid.
    /// </summary>
    private const string Status = "Status";

    public void Configure(EntityTypeBuilder<ReservationSeat> seat)
    {
        seat.ToTable(
            "reservation_seats",
            table => table.HasCheckConstraint("ck_reservation_seats_price", $"price BETWEEN 0 AND {SeatPlan.MaxPrice}")
        );
        seat.HasKey(s => new { s.ReservationId, s.SeatId });
        seat.Property<ReservationStatus>(Status);
        seat.HasOne<Seat>().WithMany().HasForeignKey(s => s.SeatId).OnDelete(DeleteBehavior.Restrict);
        seat.HasOne<Concert>().WithMany().HasForeignKey(s => s.ConcertId).OnDelete(DeleteBehavior.Restrict);

        // One live reservation per seat. The row lock decides; this index is the second guard.
        seat.HasIndex(s => s.SeatId)
            .IsUnique()
            .HasFilter("status IN ('held', 'paid')")
            .HasDatabaseName(SchemaRefusal.OneLiveReservationPerSeat);
    }
}
