using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Queue;

internal sealed class LineConfiguration : IEntityTypeConfiguration<Line>
{
    public void Configure(EntityTypeBuilder<Line> line)
    {
        line.ToTable(
            "lines",
            table =>
            {
                // Nobody is admitted who was not given a place.
                table.HasCheckConstraint("ck_lines_frontier", "frontier >= 0 AND frontier < next_place");
                table.HasCheckConstraint("ck_lines_max_active", "max_active >= 1");
            }
        );
        line.HasKey(l => l.ConcertId);
        line.Property(l => l.ConcertId).ValueGeneratedNever();
        // The column keeps its first name, so that the version before can run beside this one.
        line.Property(l => l.LastAdmittedPlace).HasColumnName("frontier");
        line.HasOne<Concert>().WithOne().HasForeignKey<Line>(l => l.ConcertId).OnDelete(DeleteBehavior.Restrict);
        line.ComplexProperty(l => l.Policy);
        line.Ignore(l => l.Admitted);
        line.Ignore(l => l.NoShows);
    }
}
