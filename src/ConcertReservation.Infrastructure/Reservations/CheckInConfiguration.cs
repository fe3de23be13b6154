using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Reservations;

internal sealed class CheckInConfiguration : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> checkIn)
    {
        checkIn.ToTable("check_ins");
        checkIn.Property(c => c.DeviceId).HasMaxLength(DoorAdmission.MaxDeviceIdLength);
        // A ticket is used once. The lock of the reservation decides; this key is the second guard.
        checkIn.HasKey(c => new { c.ReservationId, c.SeatId });
        checkIn
            .HasOne<ReservationSeat>()
            .WithOne()
            .HasForeignKey<CheckIn>(c => new { c.ReservationId, c.SeatId })
            .OnDelete(DeleteBehavior.Restrict);
        checkIn.HasOne<Performance>().WithMany().HasForeignKey(c => c.PerformanceId).OnDelete(DeleteBehavior.Restrict);
        // The number of seats that are in.
        checkIn.HasIndex(c => c.PerformanceId);
    }
}
