using ConcertReservation.Domain.Concerts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Concerts;

internal sealed class PerformanceConfiguration : IEntityTypeConfiguration<Performance>
{
    public void Configure(EntityTypeBuilder<Performance> performance)
    {
        performance.ToTable(
            "performances",
            table =>
            {
                table.HasCheckConstraint(
                    "ck_performances_total_seats",
                    $"total_seats BETWEEN 1 AND {SeatPlan.MaxSeats}"
                );
                table.HasCheckConstraint("ck_performances_moved", "(moved_from IS NULL) = (moved_at IS NULL)");
                table.HasCheckConstraint("ck_performances_price_from", $"price_from BETWEEN 0 AND {SeatPlan.MaxPrice}");
            }
        );
        performance.Ignore(p => p.Plan);
        performance.Ignore(p => p.Original);
        // The version before does not write it.
        performance.Property(p => p.PriceEdition).HasDefaultValue(0);
        // For the foreign key, the ordered list of performances, and the next performance of a concert.
        performance.HasIndex(p => new { p.ConcertId, p.StartsAt });
    }
}
