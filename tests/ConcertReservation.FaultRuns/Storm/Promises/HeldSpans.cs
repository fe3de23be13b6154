using ConcertReservation.FaultRuns.Storm.Calls;

namespace ConcertReservation.FaultRuns.Storm.Promises;

/// <summary>
/// When each seat was certainly somebody's: from the answer that said so until the owner first asked to end it, or
/// until the hold ran out unpaid. Two such spans of one seat cannot overlap, whatever the database says later.
/// </summary>
internal sealed record HeldSpans(IReadOnlyList<HeldSpans.Span> Spans)
{
    public static HeldSpans Of(Evidence evidence)
    {
        var paid = evidence.Acknowledged.Payments.Select(p => p.ReservationId).ToHashSet();
        var ended = Endings(evidence).ToLookup(e => e.ReservationId, e => e.At);
        var left = evidence.Diary.Of(DeedKind.Leave).ToLookup(d => d.Person, d => d.FirstSentAt);
        return new([
            .. from hold in evidence.Acknowledged.Holds
            let since = hold.Deed.Acknowledgement!.At
            let isPaid = paid.Contains(hold.ReservationId)
            let ends = ended[hold.ReservationId]
                .Concat(isPaid ? [] : left[hold.Deed.Person].Where(at => at > hold.Deed.FirstSentAt))
                .Append(isPaid ? DateTimeOffset.MaxValue : hold.ExpiresAt)
            from seatId in hold.SeatIds
            select new Span(seatId, hold.ReservationId, since, ends.Min()),
        ]);
    }

    public IEnumerable<string> Overlaps() =>
        from seat in Spans.Where(s => s.From < s.Until).GroupBy(s => s.SeatId)
        let inOrder = seat.OrderBy(s => s.From).ToList()
        from pair in inOrder.Zip(inOrder.Skip(1))
        where pair.Second.From < pair.First.Until && pair.First.ReservationId != pair.Second.ReservationId
        select $"seat {seat.Key}: {pair.First} and {pair.Second}";

    private static IEnumerable<(Guid ReservationId, DateTimeOffset At)> Endings(Evidence evidence) =>
        from deed in evidence.Diary.Deeds
        where deed.Call.Kind is DeedKind.Release or DeedKind.Refund
        let parts = deed.Call.Path.Split('/') // /reservations/{id} and /reservations/{id}/refund
        select (Guid.Parse(parts[2]), deed.FirstSentAt);

    internal sealed record Span(long SeatId, Guid ReservationId, DateTimeOffset From, DateTimeOffset Until)
    {
        public override string ToString() => $"{ReservationId} from {From:HH:mm:ss.fff} to {Until:HH:mm:ss.fff}";
    }
}
