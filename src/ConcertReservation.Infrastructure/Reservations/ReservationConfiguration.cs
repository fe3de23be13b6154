using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Infrastructure.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Reservations;

internal sealed class ReservationConfiguration : IEntityTypeConfiguration<Reservation>
{
    public void Configure(EntityTypeBuilder<Reservation> reservation)
    {
        reservation.ToTable("reservations", AddChecks);
        reservation.Property(r => r.Id).ValueGeneratedNever();
        // The version before does not write it, so the database does.
        reservation.Property(r => r.Serial).HasDefaultValueSql("nextval('reservation_serials')").ValueGeneratedNever();
        // A hold costs no entry of this index. Its serial is found by its seats.
        reservation
            .HasIndex(r => r.Serial)
            .IsUnique()
            .HasFilter("status <> 'held'")
            .HasDatabaseName("ux_reservations_serial");
        // The version before does not write it.
        reservation.Property(r => r.RefundedPart).HasDefaultValue(0L);
        reservation.HasOne<Concert>().WithMany().HasForeignKey(r => r.ConcertId).OnDelete(DeleteBehavior.Restrict);
        reservation
            .HasOne<Performance>()
            .WithMany()
            .HasForeignKey(r => r.PerformanceId)
            .OnDelete(DeleteBehavior.Restrict);
        reservation.HasOne<AccountRecord>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
        reservation
            .HasMany(r => r.Seats)
            .WithOne()
            .HasForeignKey(s => s.ReservationId)
            .OnDelete(DeleteBehavior.Restrict);
        reservation.Navigation(r => r.Seats).HasField("_seats");

        // Keyset pages of the CSV export, and the revenue of a concert.
        reservation.HasIndex(r => new { r.ConcertId, r.Id });
        // Keyset pages of a user's reservations, newest first: the ids are UUIDs version 7, so they are ordered by
        // time.
        reservation.HasIndex(r => new { r.UserId, r.Id });
        reservation
            .HasIndex(r => new { r.UserId, r.ConcertId })
            .HasFilter("status IN ('held', 'paid')")
            .HasDatabaseName("ix_reservations_live");
    }

    private static void AddChecks(TableBuilder<Reservation> table)
    {
        table.HasCheckConstraint("ck_reservations_total_price", "total_price >= 0");
        table.HasCheckConstraint("ck_reservations_refunded_part", "refunded_part BETWEEN 0 AND total_price");
        // An issued reservation was never held.
        table.HasCheckConstraint(
            "ck_reservations_times",
            "expires_at > held_at OR (user_id IS NULL AND expires_at = held_at)"
        );
        // A customer has it, or an operator has issued it for a holder; then it is paid from the start.
        table.HasCheckConstraint(
            "ck_reservations_holder",
            """
            (user_id IS NOT NULL AND holder_name IS NULL AND holder_email IS NULL)
            OR (user_id IS NULL AND holder_name IS NOT NULL AND paid_at IS NOT NULL)
            """
        );
        table.HasCheckConstraint(
            "ck_reservations_holder_language",
            "holder_language IS NULL OR (user_id IS NULL AND holder_language IN ('ko', 'en'))"
        );
        table.HasCheckConstraint(
            "ck_reservations_checked_in",
            // A used ticket is refunded only with its performance.
            "checked_in_at IS NULL OR status IN ('paid', 'refunded')"
        );
        table.HasCheckConstraint(
            "ck_reservations_status",
            """
            (status IN ('held', 'expired') AND paid_at IS NULL AND cancelled_at IS NULL AND refunded_at IS NULL)
            OR (status = 'paid' AND paid_at IS NOT NULL AND cancelled_at IS NULL AND refunded_at IS NULL)
            OR (status = 'cancelled' AND paid_at IS NULL AND cancelled_at IS NOT NULL AND refunded_at IS NULL)
            OR (status = 'refunded' AND paid_at IS NOT NULL AND cancelled_at IS NULL AND refunded_at IS NOT NULL)
            """
        );
    }
}
