namespace ConcertReservation.Domain.BestSeats;

/// <summary>Seats side by side in one row, compared with other placements in this row.</summary>
/// <param name="First">The index of the first seat.</param>
/// <param name="LeavesSingleSeat">A single free seat remains beside these seats.</param>
/// <param name="Distance">From the middle of the row, in half seats.</param>
internal readonly record struct Placement(int First, bool LeavesSingleSeat, int Distance)
{
    /// <summary>The row has not enough free seats side by side.</summary>
    public static Placement None { get; } = new(First: -1, LeavesSingleSeat: true, Distance: int.MaxValue);

    public bool Exists => First >= 0;

    public bool IsBetterThan(Placement other) =>
        LeavesSingleSeat == other.LeavesSingleSeat ? Distance < other.Distance : other.LeavesSingleSeat;
}
