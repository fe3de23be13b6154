using ConcertReservation.Domain.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Queue;

internal sealed class DepartureConfiguration : IEntityTypeConfiguration<Departure>
{
    /// <summary>
    /// The transaction that wrote it. Whoever has read a snapshot whose oldest open transaction was n has seen
    /// everything below n: so "what is new" is exact, whatever clocks say and however late a transaction commits.
    /// </summary>
    private const string Transaction = "WrittenBy";

    public void Configure(EntityTypeBuilder<Departure> departure)
    {
        departure.ToTable("departures");
        departure.HasKey(d => new { d.ConcertId, d.Place });
        departure.HasOne<Line>().WithMany().HasForeignKey(d => d.ConcertId).OnDelete(DeleteBehavior.Restrict);
        departure
            .Property<ulong>(Transaction)
            .HasColumnType("xid8")
            .HasDefaultValueSql("pg_current_xact_id()")
            .ValueGeneratedOnAdd();
        departure.HasIndex(nameof(Departure.ConcertId), Transaction);
    }
}
