using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ConcertReservation.Migrations.Tool;

/// <summary>Lets the tool read the model; it needs no server for that.</summary>
internal sealed class DesignTimeDbContextFactory : IDesignTimeDbContextFactory<ConcertReservationDb>
{
    public ConcertReservationDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<ConcertReservationDb>().UseNpgsql().Options);
}
