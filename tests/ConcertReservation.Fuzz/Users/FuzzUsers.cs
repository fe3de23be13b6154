using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Concerts;

namespace ConcertReservation.Fuzz.Users;

/// <summary>
/// The users that send the wrong requests. The owner sends requests that the service must refuse; the run compares the
/// owner's state before and after. The players send requests that the service may accept; their state may change.
/// </summary>
/// <param name="Stranger">Another customer of the owner's concert, compared as well.</param>
/// <param name="Staff">Signed in as the operator.</param>
/// <param name="Cancelled">A concert that no customer buys.</param>
internal sealed record FuzzUsers(
    FuzzCustomer Owner,
    FuzzCustomer Stranger,
    IReadOnlyList<FuzzCustomer> Players,
    ApiClient Staff,
    ConcertOnSale Cancelled,
    string CatalogueCursor,
    DateTimeOffset Now
)
{
    public IReadOnlyList<FuzzCustomer> Watched => [Owner, Stranger];

    public string OperatorToken => Staff.AccessToken!;
}
