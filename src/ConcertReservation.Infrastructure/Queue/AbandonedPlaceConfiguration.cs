using ConcertReservation.Domain.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Queue;

internal sealed class AbandonedPlaceConfiguration : IEntityTypeConfiguration<AbandonedPlace>
{
    /// <summary>
    /// The transaction that wrote it. Whoever has read a snapshot whose oldest open transaction was n has seen
    /// everything below n: so "what is new" is exact, whatever clocks say and however late a transaction commits.
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
