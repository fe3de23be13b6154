using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Reservations;

internal sealed class DoorAdmissionConfiguration : IEntityTypeConfiguration<DoorAdmission>
{
    public void Configure(EntityTypeBuilder<DoorAdmission> admission)
    {
        admission.ToTable(
            "door_admissions",
            table =>
            {
                table.HasCheckConstraint(
                    "ck_door_admissions_outcome",
                    "outcome IN ('admitted', 'conflict', 'refunded')"
                );
                table.HasCheckConstraint(
                    "ck_door_admissions_conflict",
                    "(outcome = 'conflict') = (earlier_at IS NOT NULL) AND device_id IS DISTINCT FROM earlier_device_id"
                );
            }
        );
        // What a door uploads again is known. No key refers to the seat: a refund removes it from the reservation.
        admission.HasKey(a => new
        {
            a.ReservationId,
            a.SeatId,
            a.DeviceId,
            a.ReportedAt,
        });
        admission.Property(a => a.DeviceId).HasMaxLength(DoorAdmission.MaxDeviceIdLength);
        admission.Property(a => a.EarlierDeviceId).HasMaxLength(DoorAdmission.MaxDeviceIdLength);
        admission
            .HasOne<Reservation>()
            .WithMany()
            .HasForeignKey(a => a.ReservationId)
            .OnDelete(DeleteBehavior.Restrict);
        admission
            .HasOne<Performance>()
            .WithMany()
            .HasForeignKey(a => a.PerformanceId)
            .OnDelete(DeleteBehavior.Restrict);
        // Conflicts are few among many admissions.
        admission
            .HasIndex(a => new { a.PerformanceId, a.At })
            .HasFilter("outcome <> 'admitted'")
            .HasDatabaseName("ix_door_admissions_problems");
    }
}
