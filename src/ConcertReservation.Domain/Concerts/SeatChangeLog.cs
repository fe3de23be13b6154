using System.Runtime.InteropServices;

namespace ConcertReservation.Domain.Concerts;

/// <summary>
/// Which seats of a performance changed lately, by the transaction that changed them: a bounded part of the past, so
/// that a client gets only what is new to it. Immutable.
/// </summary>
public sealed class SeatChangeLog
{
    public const int MaxSeats = 4_096;

    // Ascending by transaction.
    private readonly LoggedSeat[] _seats;

    private SeatChangeLog(LoggedSeat[] seats, ulong completeFrom, ulong position) =>
        (_seats, CompleteFrom, Position) = (seats, completeFrom, position);

    /// <summary>Every seen change of this transaction and of later ones is in the log.</summary>
    public ulong CompleteFrom { get; }

    /// <summary>All changes of transactions below this one are in the states.</summary>
    public ulong Position { get; }

    /// <param name="completeFrom">The transaction from which <paramref name="seats"/> has every change.</param>
    /// <param name="position">The oldest transaction that the first read may not have seen.</param>
    /// <param name="seats">The latest changes that the first read has seen.</param>
    public static SeatChangeLog Of(ulong completeFrom, ulong position, IEnumerable<LoggedSeat> seats) =>
        new SeatChangeLog([], completeFrom, position).With(position, seats);

    public SeatChangeLog With(ulong position, IEnumerable<LoggedSeat> seats)
    {
        LoggedSeat[] all = [.. _seats, .. seats];
        Array.Sort(all, static (a, b) => a.WrittenBy.CompareTo(b.WrittenBy));
        if (all.Length <= MaxSeats)
            return new SeatChangeLog(all, CompleteFrom, position);

        // The changes of one transaction stay or go together.
        var completeFrom = all[^(MaxSeats / 2)].WrittenBy + 1;
        return new SeatChangeLog([.. all.Where(seat => seat.WrittenBy >= completeFrom)], completeFrom, position);
    }

    /// <summary>The indexes of the seats that this transaction or later ones changed; null when the log is too short.</summary>
    public IEnumerable<int>? Since(ulong position) =>
        position < CompleteFrom ? null : _seats.SkipWhile(seat => seat.WrittenBy < position).Select(seat => seat.Index);
}

/// <param name="WrittenBy">The transaction that changed the seat.</param>
/// <param name="Index">The seat's index in the seat plan.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LoggedSeat(ulong WrittenBy, int Index);
