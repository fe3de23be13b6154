namespace ConcertReservation.FaultRuns.Storm.Checks;

/// <summary>A seat belongs to one customer at a time.</summary>
internal static class SeatChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("seat sold twice", Defect.Doubled, SoldTwice),
        new("seat held by two", Defect.Doubled, e => HoldPeriods.Of(e).Overlaps()),
        new("paid but no ticket", Defect.Lost, PaidWithoutSeats),
        new("released but still held", Defect.Other, ReleasedButHeld),
    ];

    // From payment to refund no other customer can have paid for the seat; both times are set under the locks.
    private static IEnumerable<string> SoldTwice(CheckInput input)
    {
        var sales =
            from reservation in input.Database.Reservations
            where reservation.PaidAt is not null
            from seatId in reservation.SeatIds
            select (seatId, reservation);
        return from seat in sales.GroupBy(s => s.seatId, s => s.reservation)
            let inOrder = seat.OrderBy(r => r.PaidAt).ToList()
            from pair in inOrder.Zip(inOrder.Skip(1))
            where pair.First.RefundedAt is not { } refundedAt || refundedAt > pair.Second.PaidAt
            select $"seat {seat.Key}: reservations {pair.First.Id} and {pair.Second.Id}";
    }

    private static IEnumerable<string> PaidWithoutSeats(CheckInput input)
    {
        var refunded = input.Acknowledged.Refunds.Select(r => r.ReservationId).ToHashSet();
        var reservations = input.Database.Reservations.ToDictionary(r => r.Id);
        var sold = input.Database.Seats.Where(s => s.Status == "sold").ToDictionary(s => s.Id, s => s.ReservationId);
        return from payment in input.Acknowledged.Payments
            where !refunded.Contains(payment.ReservationId)
            let reservation = reservations.GetValueOrDefault(payment.ReservationId)
            where
                reservation?.Status != "paid"
                || reservation.SeatIds.Any(id => sold.GetValueOrDefault(id) != reservation.Id)
            select $"{payment.Operation}: {reservation}";
    }

    private static IEnumerable<string> ReleasedButHeld(CheckInput input)
    {
        var reservations = input.Database.Reservations.ToDictionary(r => r.Id);
        return from operation in input.Log.Of(Calls.OperationKind.Release)
            let answer = operation.Acknowledgement
            where answer is not null
            let reservation = reservations.GetValueOrDefault(Guid.Parse(operation.Call.Path.Split('/')[^1]))
            where
                reservation is { Status: "paid" or "refunded" }
                || (reservation is { Status: "held" } && reservation.ExpiresAt > answer.At)
            select $"{operation}: {reservation}";
    }
}
