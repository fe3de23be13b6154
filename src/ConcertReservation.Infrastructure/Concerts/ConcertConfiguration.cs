using ConcertReservation.Domain.Concerts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConcertReservation.Infrastructure.Concerts;

internal sealed class ConcertConfiguration : IEntityTypeConfiguration<Concert>
{
    public void Configure(EntityTypeBuilder<Concert> concert)
    {
        concert.ToTable(
            "concerts",
            table => table.HasCheckConstraint("ck_concerts_sale_window", "sale_closes_at > sale_opens_at")
        );
        concert.ComplexProperty(
            c => c.Venue,
            venue =>
            {
                venue.Property(v => v.Name).HasColumnName("venue_name");
                venue.Property(v => v.Address).HasColumnName("venue_address");
            }
        );
        concert.ComplexProperty(
            c => c.Details,
            details =>
            {
                details.Property(d => d.Description).HasColumnName("description");
                details.Property(d => d.AgeRating).HasColumnName("age_rating");
                details.Property(d => d.RunningMinutes).HasColumnName("running_minutes");
            }
        );
        // The version before does not write them.
        concert.Property(c => c.Draft).HasDefaultValue(false);
        concert.Property(c => c.Hidden).HasDefaultValue(false);
        concert
            .HasMany(c => c.Performances)
            .WithOne()
            .HasForeignKey(p => p.ConcertId)
            .OnDelete(DeleteBehavior.Restrict);
        concert.Navigation(c => c.Performances).HasField("_performances");
    }
}
