using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.Testing.Concerts;

namespace ConcertReservation.FaultRuns.Storm.Users;

/// <summary>A reservation as its customer needs it later.</summary>
internal sealed record HeldReservation(Guid ReservationId, long TotalPrice, ConcertOnSale Concert, string QueueToken)
{
    public string Path => $"/reservations/{ReservationId}";

    public static HeldReservation Of(CallResult held, ConcertOnSale concert, string queueToken) =>
        new(
            held.Json["reservationId"]!.GetValue<Guid>(),
            held.Json["totalPrice"]!.GetValue<long>(),
            concert,
            queueToken
        );
}
