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
                table.HasCheckConstraint("ck_performances_total_seats", "total_seats BETWEEN 1 AND 100000");
                table.HasCheckConstraint("ck_performances_price_from", "price_from BETWEEN 0 AND 10000000");
            }
        );
        performance.Ignore(p => p.Plan);
        // Serves the foreign key, the dates of a concert in order, and its next performance.
        performance.HasIndex(p => new { p.ConcertId, p.StartsAt });
    }
}
