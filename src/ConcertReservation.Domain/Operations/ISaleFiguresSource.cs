namespace ConcertReservation.Domain.Operations;

/// <summary>Reads what of a sale can only be counted in the database.</summary>
public interface ISaleFiguresSource
{
    /// <summary>From one snapshot of the database; null when there is no such concert.</summary>
    Task<SaleFigures?> ReadAsync(long concertId);
}

/// <param name="NextPlace">The place the next to join will get.</param>
/// <param name="Active">ActiveTokenCache that are not over.</param>
/// <param name="Overdue">How long ago the oldest hold was over that nobody has tidied yet; zero when there is none.</param>
/// <param name="Revenue">Paid less refunded, in won.</param>
public sealed record SaleFigures(
    long NextPlace,
    long Active,
    long Available,
    long Held,
    long Sold,
    TimeSpan Overdue,
    long Revenue,
    DateTimeOffset At
);
