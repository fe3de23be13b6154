using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.BestSeats;

/// <summary>The seats that were chosen, or why none were.</summary>
public sealed class SeatChoice
{
    private SeatChoice(IReadOnlyList<int>? seats, DomainException? refusal) => (Seats, Refusal) = (seats, refusal);

    /// <summary>The indexes of the seats, ascending; null when the choice was refused.</summary>
    public IReadOnlyList<int>? Seats { get; }

    /// <summary><c>seat_unavailable</c> or <c>seats_not_together</c>; null when seats were chosen.</summary>
    public DomainException? Refusal { get; }

    internal static SeatChoice Of(int[] seats) => new(seats, refusal: null);

    internal static SeatChoice TooFew() =>
        new(
            seats: null,
            new DomainException(ErrorCode.SeatUnavailable, "There are not enough available seats for this request.")
        );

    internal static SeatChoice NotTogether() =>
        new(
            seats: null,
            new DomainException(ErrorCode.SeatsNotTogether, "There are enough available seats, but not side by side.")
        );
}
