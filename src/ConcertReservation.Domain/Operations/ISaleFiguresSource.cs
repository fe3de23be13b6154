namespace ConcertReservation.Domain.Operations;

/// <summary>Reads the figures of a sale that only the database can count.</summary>
public interface ISaleFiguresSource
{
    /// <summary>From one snapshot of the database; null when the concert does not exist.</summary>
    Task<SaleFigures?> ReadAsync(long concertId);
}

/// <param name="NextPlace">The place that the next customer to join gets.</param>
/// <param name="Active">Active queue tokens that have not expired.</param>
/// <param name="Blocked">Seats that an operator keeps from customers.</param>
/// <param name="Overdue">
/// How long the oldest lapsed hold has been waiting for the sweep; zero when there is none.
/// </param>
/// <param name="Revenue">Payments minus refunds, in won.</param>
/// <param name="BoxOffice">Seats that were sold at the box office and not refunded.</param>
/// <param name="Comps">The number of seats that were given away.</param>
public sealed record SaleFigures(
    long NextPlace,
    long Active,
    long Available,
    long Held,
    long Sold,
    long Blocked,
    TimeSpan Overdue,
    long Revenue,
    SoldSeats BoxOffice,
    long Comps,
    DateTimeOffset At
);

public sealed record SoldSeats(long Count, long Won);
