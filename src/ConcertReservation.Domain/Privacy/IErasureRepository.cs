namespace ConcertReservation.Domain.Privacy;

public interface IErasureRepository
{
    /// <summary>The concerts in which the user has a live queue token or a hold, in id order; not locked.</summary>
    Task<IReadOnlyList<long>> ListOpenConcertsAsync(Guid userId, CancellationToken ct);

    /// <summary>
    /// The number of paid reservations whose performance is to come. Exact only while the wallet of the user is locked.
    /// </summary>
    Task<int> CountUpcomingAsync(Guid userId, DateTimeOffset now, CancellationToken ct);

    /// <summary>
    /// The number of charges and give-backs about which the payment provider has not said. Exact only while the wallet of
    /// the user is locked.
    /// </summary>
    Task<int> CountPendingChargesAsync(Guid userId, CancellationToken ct);

    /// <summary>
    /// Erases what names the person: name, e-mail address and password of the account, the addresses and devices of the
    /// sessions, the authenticator, stored responses and refusals. The e-mail address is free again.
    /// </summary>
    Task EraseAsync(Guid userId, DateTimeOffset now, CancellationToken ct);
}
