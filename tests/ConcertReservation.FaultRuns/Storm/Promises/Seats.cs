namespace ConcertReservation.FaultRuns.Storm.Promises;

/// <summary>A seat belongs to one person at a time.</summary>
internal static class Seats
{
    public static IReadOnlyList<Promise> Promises { get; } =
    [
        new("seat sold twice", Harm.Doubled, SoldTwice),
        new("seat held by two", Harm.Doubled, e => HeldSpans.Of(e).Overlaps()),
        new("paid but no ticket", Harm.Lost, PaidWithoutSeats),
        new("released but still held", Harm.Other, ReleasedButHeld),
    ];

    // From paying to refunding nobody else can have paid; both times are read under the locks' protection.
    private static IEnumerable<string> SoldTwice(Evidence evidence)
    {
        var sales =
            from reservation in evidence.Books.Reservations
            where reservation.PaidAt is not null
            from seatId in reservation.SeatIds
            select (seatId, reservation);
        return from seat in sales.GroupBy(s => s.seatId, s => s.reservation)
            let inOrder = seat.OrderBy(r => r.PaidAt).ToList()
            from pair in inOrder.Zip(inOrder.Skip(1))
            where pair.First.RefundedAt is not { } refundedAt || refundedAt > pair.Second.PaidAt
            select $"seat {seat.Key}: reservations {pair.First.Id} and {pair.Second.Id}";
    }

    private static IEnumerable<string> PaidWithoutSeats(Evidence evidence)
    {
        var refunded = evidence.Acknowledged.Refunds.Select(r => r.ReservationId).ToHashSet();
        var reservations = evidence.Books.Reservations.ToDictionary(r => r.Id);
        var sold = evidence.Books.Seats.Where(s => s.Status == "sold").ToDictionary(s => s.Id, s => s.ReservationId);
        return from payment in evidence.Acknowledged.Payments
            where !refunded.Contains(payment.ReservationId)
            let reservation = reservations.GetValueOrDefault(payment.ReservationId)
            where
                reservation?.Status != "paid"
                || reservation.SeatIds.Any(id => sold.GetValueOrDefault(id) != reservation.Id)
            select $"{payment.Deed}: {reservation}";
    }

    private static IEnumerable<string> ReleasedButHeld(Evidence evidence)
    {
        var reservations = evidence.Books.Reservations.ToDictionary(r => r.Id);
        return from deed in evidence.Diary.Of(Calls.DeedKind.Release)
            let answer = deed.Acknowledgement
            where answer is not null
            let reservation = reservations.GetValueOrDefault(Guid.Parse(deed.Call.Path.Split('/')[^1]))
            where
                reservation is { Status: "paid" or "refunded" }
                || (reservation is { Status: "held" } && reservation.ExpiresAt > answer.At)
            select $"{deed}: {reservation}";
    }
}
