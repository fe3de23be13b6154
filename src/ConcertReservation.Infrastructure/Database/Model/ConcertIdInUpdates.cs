using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Database.Model;

/// <summary>Every UPDATE names the concert beside the key, so that the tables of a sale can be split by it.</summary>
internal static class ConcertIdInUpdates
{
    private const string Concert = "ConcertId";

    public static void NameTheConcertIdInUpdates(this ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
            if (entity.FindProperty(Concert) is { } concert && !concert.IsPrimaryKey())
                concert.IsConcurrencyToken = true; // which is what EF puts into the WHERE
    }
}
