using ConcertReservation.FaultRuns.Storm.Calls;

namespace ConcertReservation.FaultRuns.Storm.Checks;

/// <summary>
/// When each seat certainly had an owner: from the acknowledgement until the owner first requested its end, or until the
/// hold expired unpaid. Two such periods of one seat cannot overlap, independent of the later state of the database.
/// </summary>
internal sealed record HoldPeriods(IReadOnlyList<HoldPeriods.Period> Periods)
{
    public static HoldPeriods Of(CheckInput input)
    {
        var paid = input.Acknowledged.Payments.Select(p => p.ReservationId).ToHashSet();
        var ended = Endings(input).ToLookup(e => e.ReservationId, e => e.At);
        var left = input.Log.Of(OperationKind.Leave).ToLookup(d => d.Customer, d => d.FirstSentAt);
        return new([
            .. from hold in input.Acknowledged.Holds
            let since = hold.Operation.Acknowledgement!.At
            let isPaid = paid.Contains(hold.ReservationId)
            let ends = ended[hold.ReservationId]
                .Concat(isPaid ? [] : left[hold.Operation.Customer].Where(at => at > hold.Operation.FirstSentAt))
                .Append(isPaid ? DateTimeOffset.MaxValue : hold.ExpiresAt)
            from seatId in hold.SeatIds
            select new Period(seatId, hold.ReservationId, since, ends.Min()),
        ]);
    }

    public IEnumerable<string> Overlaps() =>
        from seat in Periods.Where(s => s.From < s.Until).GroupBy(s => s.SeatId)
        let inOrder = seat.OrderBy(s => s.From).ToList()
        from pair in inOrder.Zip(inOrder.Skip(1))
        where pair.Second.From < pair.First.Until && pair.First.ReservationId != pair.Second.ReservationId
        select $"seat {seat.Key}: {pair.First} and {pair.Second}";

    private static IEnumerable<(Guid ReservationId, DateTimeOffset At)> Endings(CheckInput input) =>
        from operation in input.Log.Operations
        where operation.Call.Kind is OperationKind.Release or OperationKind.Refund
        let parts = operation.Call.Path.Split('/') // /reservations/{id} and /reservations/{id}/refund
        select (Guid.Parse(parts[2]), operation.FirstSentAt);

    internal sealed record Period(long SeatId, Guid ReservationId, DateTimeOffset From, DateTimeOffset Until)
    {
        public override string ToString() => $"{ReservationId} from {From:HH:mm:ss.fff} to {Until:HH:mm:ss.fff}";
    }
}
