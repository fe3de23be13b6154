using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.FaultRuns.Storm.Stage;

namespace ConcertReservation.FaultRuns.Storm.Visitors;

/// <summary>What a visitor remembers of a hold.</summary>
internal sealed record Reservation(Guid ReservationId, long TotalPrice, ConcertOnSale Concert, string QueueToken)
{
    public string Path => $"/reservations/{ReservationId}";

    public static Reservation Of(Answer held, ConcertOnSale concert, string queueToken) =>
        new(
            held.Json["reservationId"]!.GetValue<Guid>(),
            held.Json["totalPrice"]!.GetValue<long>(),
            concert,
            queueToken
        );
}
