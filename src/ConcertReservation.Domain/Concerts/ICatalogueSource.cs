namespace ConcertReservation.Domain.Concerts;

/// <summary>Reads the catalogue, outside of any transaction.</summary>
public interface ICatalogueSource
{
    /// <summary>
    /// All concerts. Counts only the seats of performances whose seats may have changed since <paramref name="last"/>;
    /// null at the first read.
    /// </summary>
    Task<Catalogue> ReadAsync(Catalogue? last);
}
