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
    /// A claim is kept for this time after its seats were taken. Longer than the age of the cache: after it, every
    /// request sees in the cache that they are taken.
    /// </summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly ulong[] _claimed = SeatBits.New(seats);
    private readonly ulong[] _free = SeatBits.New(seats);
    private readonly Queue<(SeatClaim Claim, long KeptAt)> _kept = new();
    private long _keptBefore;
    private int _open;

    /// <summary>
    /// Requests have claims whose holds are not decided: their seats may become free again, so a refusal is not certain.
    /// </summary>
    public bool AreUndecided => Volatile.Read(ref _open) > 0;

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
            _open++;
            return Outcome<SeatClaim>.Done(new SeatClaim(this, choice.Seats));
        }
    }

    internal void Release(SeatClaim claim)
    {
        lock (_lock)
        {
            _open--;
            End(claim);
        }
    }

    internal void Keep(SeatClaim claim)
    {
        lock (_lock)
        {
            _open--;
            _kept.Enqueue((claim, time.GetTimestamp()));
        }
    }

    /// <summary>A mark of this moment for <see cref="EndKeptBefore"/>.</summary>
    public long Mark()
    {
        lock (_lock)
            return _keptBefore + _kept.Count;
    }

    /// <summary>
    /// The cache was read after this mark, so it shows the seats that were taken before: their claims end.
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

/// <summary>Seats that were chosen for one request. The request ends its claim once.</summary>
public sealed class SeatClaim
{
    private readonly SeatClaims _claims;

    internal SeatClaim(SeatClaims claims, IReadOnlyList<int> seats) => (_claims, Seats) = (claims, seats);

    /// <summary>The indexes of the seats, ascending.</summary>
    public IReadOnlyList<int> Seats { get; }

    /// <param name="mayBeTaken">
    /// True when a hold of the seats was made, or may have been made, by this request or another: no request chooses
    /// them until the cache is newer. False: the next request may choose them.
    /// </param>
    public void End(bool mayBeTaken)
    {
        if (mayBeTaken)
            _claims.Keep(this);
        else
            _claims.Release(this);
    }
}
