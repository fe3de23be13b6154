using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Infrastructure.Database.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Reservations;

internal sealed class ReservationSeatConfiguration : IEntityTypeConfiguration<ReservationSeat>
{
    /// <summary>
    /// A copy of the reservation's status, which a foreign key on (reservation, status) keeps equal by ON UPDATE
    /// CASCADE: so an index can say that a seat has one live reservation. Inserted as held, never written again.
    /// </summary>
    private const string Status = "Status";

    public void Configure(EntityTypeBuilder<ReservationSeat> seat)
    {
        seat.ToTable(
            "reservation_seats",
            table => table.HasCheckConstraint("ck_reservation_seats_price", "price BETWEEN 0 AND 10000000")
        );
        seat.HasKey(s => new { s.ReservationId, s.SeatId });
        seat.Property<ReservationStatus>(Status);
        seat.HasOne<Seat>().WithMany().HasForeignKey(s => s.SeatId).OnDelete(DeleteBehavior.Restrict);
        seat.HasOne<Concert>().WithMany().HasForeignKey(s => s.ConcertId).OnDelete(DeleteBehavior.Restrict);

        // A seat is sold to one person only: the row lock decides, this index is the referee.
        seat.HasIndex(s => s.SeatId)
            .IsUnique()
            .HasFilter("status IN ('held', 'paid')")
            .HasDatabaseName(SchemaRefusal.OneLiveReservationPerSeat);
        seat.HasIndex(s => s.ConcertId);
    }
}
