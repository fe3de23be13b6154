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

    // Also bounds how often requests with unknown numbers make this instance read.
    private static readonly TimeSpan MaxAgeOfAMiss = TimeSpan.FromMilliseconds(100);

    private readonly Snapshot<Catalogue> _catalogue = new(source.ReadAsync, MaxAge, time);

    public ValueTask<Catalogue> GetAsync(CancellationToken ct) => _catalogue.GetAsync(ct);

    /// <summary>
    /// For a caller that did not find its concert: it may have been announced at another instance a moment ago. At most
    /// 100 ms old.
    /// </summary>
    public async ValueTask<Catalogue> GetNewerAsync(CancellationToken ct) =>
        _catalogue.Last() is var (_, age) && age < MaxAgeOfAMiss
            ? await GetAsync(ct)
            : await _catalogue.RefreshAsync(ct);

    /// <summary>This instance has changed a concert: the next request reads the catalogue again.</summary>
    public void Invalidate() => _catalogue.Invalidate();
}
