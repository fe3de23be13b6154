using ConcertReservation.Application.Caching;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>
/// The catalogue that everybody may read, at most a second old. One read refreshes it, however many requests want it, so
/// that anonymous requests cannot occupy the database. What an operator changes at this instance is in it at once.
/// </summary>
public sealed class CatalogueCache(ICatalogueSource source, TimeProvider time)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private readonly Snapshot<Catalogue> _catalogue = new(source.ReadAsync, MaxAge, time);

    public ValueTask<Catalogue> GetAsync(CancellationToken ct) => _catalogue.GetAsync(ct);

    /// <summary>This instance has changed a concert: the next request reads the catalogue again.</summary>
    public void Invalidate() => _catalogue.Invalidate();
}
