using ConcertReservation.Domain.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Queue;

internal sealed class AbandonedPlaceConfiguration : IEntityTypeConfiguration<AbandonedPlace>
{
    /// <summary>
    /// The transaction that wrote the row. A snapshot whose oldest open transaction is n contains every row of a
    /// transaction below n. So a reader that continues from n misses no row, however late a transaction commits, and
    /// without a clock.
    /// </summary>
    private const string Transaction = "WrittenBy";

    public void Configure(EntityTypeBuilder<AbandonedPlace> abandoned)
    {
        abandoned.ToTable("departures");
        abandoned.HasKey(d => new { d.ConcertId, d.Place });
        abandoned.HasOne<Line>().WithMany().HasForeignKey(d => d.ConcertId).OnDelete(DeleteBehavior.Restrict);
        abandoned
            .Property<ulong>(Transaction)
            .HasColumnType("xid8")
            .HasDefaultValueSql("pg_current_xact_id()")
            .ValueGeneratedOnAdd();
        abandoned.HasIndex(nameof(AbandonedPlace.ConcertId), Transaction);
    }
}
