namespace ConcertReservation.Domain.Reservations;

/// <summary>Finds reservations of any customer and concert, for operators. Each method does a bounded amount of work.</summary>
public interface IReservationSearchRepository
{
    /// <summary>Null when no reservation has the serial.</summary>
    Task<Guid?> FindBySerialAsync(long serial, CancellationToken ct);

    /// <summary>Up to <paramref name="take"/> customers whose e-mail address or name fits the text.</summary>
    Task<IReadOnlyList<Guid>> FindCustomersAsync(string text, int take, CancellationToken ct);

    /// <summary>The reservations of a few customers, newest first.</summary>
    Task<IReadOnlyList<Guid>> ListOfCustomersAsync(
        IReadOnlyCollection<Guid> userIds,
        ReservationFilter filter,
        int take,
        CancellationToken ct
    );

    /// <summary>
    /// Up to <paramref name="take"/> issued reservations whose holder fits the text: the beginning of the name or of the
    /// e-mail address, or a word of the name.
    /// </summary>
    Task<IReadOnlyList<Guid>> FindIssuedAsync(string text, int take, CancellationToken ct);

    /// <summary>Those of a few reservations that pass the filter, newest first.</summary>
    Task<IReadOnlyList<Guid>> ListSelectedAsync(
        IReadOnlyCollection<Guid> ids,
        ReservationFilter filter,
        int take,
        CancellationToken ct
    );

    /// <summary>
    /// Of the latest <paramref name="window"/> reservations, or the latest of the concert, those whose customer or holder
    /// fits the text, newest first.
    /// </summary>
    /// <param name="text">Null for all.</param>
    Task<IReadOnlyList<Guid>> ListLatestAsync(
        string? text,
        ReservationFilter filter,
        int window,
        int take,
        CancellationToken ct
    );

    /// <summary>The last reservation of the window; null when fewer reservations are left than it has.</summary>
    Task<Guid?> FindEndOfWindowAsync(ReservationFilter filter, int window, CancellationToken ct);

    /// <summary>The reservations among the ids that pass the filter, newest first.</summary>
    Task<IReadOnlyList<FoundReservation>> ListAsync(
        IReadOnlyCollection<Guid> ids,
        ReservationFilter filter,
        CancellationToken ct
    );
}

/// <summary>Which reservations a search may find.</summary>
/// <param name="Before">Only older reservations: the last one of the page before.</param>
/// <param name="Now">A hold that has lapsed by then is expired.</param>
public sealed record ReservationFilter(
    long? ConcertId,
    long? PerformanceId,
    ReservationStatus? Status,
    Guid? Before,
    DateTimeOffset Now
);

/// <summary>A reservation of any customer, for operators. Prices are won.</summary>
/// <param name="Number">A short text that can be read out on the phone.</param>
/// <param name="Holder">The name of the customer.</param>
/// <param name="Status">At the time of the query: a lapsed hold is expired.</param>
/// <param name="TotalPrice">Of the seats that it still has.</param>
public sealed record FoundReservation(
    Guid ReservationId,
    string Number,
    long ConcertId,
    string ConcertTitle,
    string TimeZone,
    long PerformanceId,
    DateTimeOffset StartsAt,
    string Holder,
    string? Email,
    ReservationStatus Status,
    IReadOnlyList<ReservedSeat> Seats,
    long TotalPrice,
    DateTimeOffset HeldAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? PaidAt,
    DateTimeOffset? CancelledAt,
    DateTimeOffset? RefundedAt
);
