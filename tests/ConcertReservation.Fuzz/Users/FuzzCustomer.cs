using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Concerts;

namespace ConcertReservation.Fuzz.Users;

/// <summary>A customer with paid seats, held seats and an active queue token.</summary>
internal sealed record FuzzCustomer
{
    public required string Email { get; init; }
    public required string Password { get; init; }
    public required ApiClient Client { get; init; }
    public required string RefreshToken { get; init; }
    public required ConcertOnSale Concert { get; init; }
    public required IReadOnlyList<FreeSeat> FreeSeats { get; init; }
    public required string HeldReservationId { get; init; }
    public required long HeldPrice { get; init; }
    public required string PaidReservationId { get; init; }
    public required string PaymentId { get; init; }
    public required long PaidSeatId { get; init; }
    public required string TicketId { get; init; }
    public required string TicketCode { get; init; }

    /// <summary>Of the box office, for nobody in particular.</summary>
    public required string IssuedReservationId { get; init; }
    public required string IssuedTicketId { get; init; }

    /// <summary>An account of the staff that only this customer's requests name.</summary>
    public required string StaffId { get; init; }
    public required string QueueToken { get; init; }

    /// <summary>The queue token of the first purchase, ended by its payment.</summary>
    public required string EndedQueueToken { get; init; }

    public string AccessToken => Client.AccessToken!;
}

internal sealed record FreeSeat(long Id, string Number);
