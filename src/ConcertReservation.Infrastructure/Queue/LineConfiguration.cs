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
                // Only an assigned place can be admitted.
                table.HasCheckConstraint("ck_lines_frontier", "frontier >= 0 AND frontier < next_place");
                table.HasCheckConstraint("ck_lines_max_active", "max_active >= 1");
                table.HasCheckConstraint(
                    "ck_lines_notice",
                    "(notice_subject IS NULL) = (notice_sent_at IS NULL) AND (notice_text IS NULL) = (notice_sent_at IS NULL)"
                );
            }
        );
        line.HasKey(l => l.ConcertId);
        line.Property(l => l.ConcertId).ValueGeneratedNever();
        // The column keeps its old name, so that the previous version can run at the same time.
        line.Property(l => l.LastAdmittedPlace).HasColumnName("frontier");
        line.HasOne<Concert>().WithOne().HasForeignKey<Line>(l => l.ConcertId).OnDelete(DeleteBehavior.Restrict);
        line.ComplexProperty(l => l.Policy);
        line.ComplexProperty(
            l => l.TurnStatistics,
            turns =>
            {
                turns.Property(t => t.Active).HasColumnName("turns_active");
                turns.Property(t => t.ActiveSeconds).HasColumnName("turns_active_seconds");
                turns.Property(t => t.EndedEarly).HasColumnName("turns_ended_early");
                turns.Property(t => t.NoShows).HasColumnName("turns_no_shows");
                turns.Property(t => t.Expired).HasColumnName("turns_expired");
                turns.Property(t => t.CountedAt).HasColumnName("turns_counted_at");
            }
        );
        line.Ignore(l => l.Notice);
        line.Ignore(l => l.Admitted);
        line.Ignore(l => l.NoShows);
    }
}
