using ConcertReservation.Domain.BestSeats;

namespace ConcertReservation.Application.BestSeats;

/// <summary>
/// The seats of one performance that this instance has chosen and that the cache may still show as free. Requests that
/// arrive together choose different seats, so they do not compete for the lock of one seat.
/// </summary>
/// <param name="chooser">Chooses among the free seats of the performance.</param>
/// <param name="seats">The number of seats of the performance.</param>
/// <param name="time">The clock.</param>
public sealed class SeatClaims(SeatChooser chooser, int seats, TimeProvider time)
{
    /// <summary>
    /// A claim is kept for this time after its hold was made. Longer than the age of the cache: after it, every request
    /// sees the hold in the cache.
    /// </summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly ulong[] _claimed = SeatBits.New(seats);
    private readonly ulong[] _free = SeatBits.New(seats);
    private readonly Queue<(SeatClaim Claim, long KeptAt)> _kept = new();
    private long _keptBefore;

    /// <summary>Chooses the best seats that no other request has claimed.</summary>
    /// <param name="free">The free seats.</param>
    /// <param name="wish">What the customer wants.</param>
    /// <returns>A claim of the seats, or <c>seat_unavailable</c> or <c>seats_not_together</c>.</returns>
    public Outcome<SeatClaim> Claim(ReadOnlySpan<ulong> free, SeatWish wish)
    {
        lock (_lock)
        {
            while (_kept.TryPeek(out var oldest) && time.GetElapsedTime(oldest.KeptAt) >= KeptFor)
                EndOldest();
            free.CopyTo(_free);
            SeatBits.RemoveAll(_free, _claimed);
            var choice = chooser.Choose(_free, wish);
            if (choice.Seats is null)
                return Outcome<SeatClaim>.Refused(choice.Refusal!);
            foreach (var seat in choice.Seats)
                SeatBits.Add(_claimed, seat);
            return Outcome<SeatClaim>.Done(new SeatClaim(choice.Seats));
        }
    }

    /// <summary>The hold was not made: the next request may choose the seats.</summary>
    public void Release(SeatClaim claim)
    {
        lock (_lock)
            End(claim);
    }

    /// <summary>The hold was made, or may have been made: no request chooses the seats until the cache is newer.</summary>
    public void Keep(SeatClaim claim)
    {
        lock (_lock)
            _kept.Enqueue((claim, time.GetTimestamp()));
    }

    /// <summary>A mark of this moment for <see cref="EndKeptBefore"/>.</summary>
    public long Mark()
    {
        lock (_lock)
            return _keptBefore + _kept.Count;
    }

    /// <summary>
    /// The cache was read after this mark, so it shows the holds that were made before: their claims end.
    /// </summary>
    public void EndKeptBefore(long mark)
    {
        lock (_lock)
            while (_keptBefore < mark)
                EndOldest();
    }

    private void EndOldest()
    {
        _keptBefore++;
        End(_kept.Dequeue().Claim);
    }

    private void End(SeatClaim claim)
    {
        foreach (var seat in claim.Seats)
            SeatBits.Remove(_claimed, seat);
    }
}

/// <summary>Seats that were chosen for one request.</summary>
/// <param name="Seats">Their indexes, ascending.</param>
public sealed record SeatClaim(IReadOnlyList<int> Seats);
