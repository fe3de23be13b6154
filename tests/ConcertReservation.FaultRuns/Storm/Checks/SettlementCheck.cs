using ConcertReservation.FaultRuns.Storm.Operations;
using ConcertReservation.Testing.Concerts;
using ConcertReservation.Testing.Settlements;

namespace ConcertReservation.FaultRuns.Storm.Checks;

/// <summary>Writes what was acknowledged to customers into the books, with which the settlements are compared.</summary>
internal static class SettlementCheck
{
    private const string Method = "wallet";

    public static void Record(
        this SettlementBooks books,
        AcknowledgedOperations acknowledged,
        IReadOnlyList<ConcertOnSale> concerts
    )
    {
        var performances = concerts.SelectMany(concert => concert.Performances).ToList();
        foreach (var performance in performances)
            books.Open(performance.PerformanceId);
        var performanceOf = (
            from performance in performances
            from seatId in performance.SeatIds
            select (seatId, performance.PerformanceId)
        ).ToDictionary();
        var holds = acknowledged.Holds.DistinctBy(hold => hold.ReservationId).ToDictionary(hold => hold.ReservationId);

        // All seats of a performance cost the same.
        foreach (var payment in acknowledged.Payments)
        {
            var seats = holds[payment.ReservationId].SeatIds;
            books.Sell(performanceOf[seats[0]], payment.Amount / seats.Length, Method, seats.Length);
        }
        foreach (var refund in acknowledged.Refunds)
        {
            var seats = holds[refund.ReservationId].SeatIds;
            books.Refund(performanceOf[seats[0]], refund.Amount / seats.Length, Method, seats.Length);
        }
    }
}
