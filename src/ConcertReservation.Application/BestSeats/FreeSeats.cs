using ConcertReservation.Domain.BestSeats;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.BestSeats;

/// <summary>The free seats of a performance from one time on, until a hold lapses.</summary>
internal sealed class FreeSeats
{
    private readonly SeatStates _states;
    private readonly DateTimeOffset _at;
    private readonly DateTimeOffset? _until;

    private FreeSeats(SeatStates states, DateTimeOffset at, ulong[] bits) =>
        (_states, _at, _until, Bits) = (states, at, states.NextLapse(at), bits);

    public ulong[] Bits { get; }

    public static FreeSeats Of(SeatStates states, DateTimeOffset now)
    {
        var bits = SeatBits.New(states.Count);
        for (var index = 0; index < states.Count; index++)
            if (states[index].CodeAt(now) == 0)
                SeatBits.Add(bits, index);
        return new FreeSeats(states, now, bits);
    }

    public bool IsOf(SeatStates states, DateTimeOffset now) =>
        ReferenceEquals(states, _states) && now >= _at && !(now >= _until);
}
