using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ConcertReservation.Migrations.Tool;

/// <summary>Lets <c>dotnet ef</c> read the model, without a database server.</summary>
internal sealed class DesignTimeDbContextFactory : IDesignTimeDbContextFactory<ConcertReservationDb>
{
    public ConcertReservationDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<ConcertReservationDb>().UseNpgsql().Options);
}
