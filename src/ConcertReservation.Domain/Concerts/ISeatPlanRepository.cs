namespace ConcertReservation.Domain.Concerts;

/// <summary>Reads and writes all seats of a performance at once.</summary>
public interface ISeatPlanRepository
{
    /// <summary>
    /// The prices of today, named as the section, or <c>standard</c> in a hall without sections; in the order of the
    /// seats.
    /// </summary>
    Task<IReadOnlyList<NamedPrice>> ListPricesAsync(long concertId, long performanceId, CancellationToken ct);

    /// <summary>
    /// Writes the price of every seat with one of these names. The caller has locked the performance. A held or sold seat
    /// keeps the price of its reservation, which is stored there.
    /// </summary>
    Task ChangePricesAsync(
        long concertId,
        long performanceId,
        IReadOnlyCollection<NamedPrice> prices,
        CancellationToken ct
    );

    /// <summary>Writes the seats of <see cref="Performance.Original"/> as available seats of the performance.</summary>
    Task CopyAsync(Performance performance, CancellationToken ct);
}
