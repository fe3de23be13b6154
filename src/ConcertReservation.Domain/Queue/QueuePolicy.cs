using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Queue;

/// <summary>How a concert's line is run. Every part can be changed during the sale.</summary>
/// <param name="MaxActive">Tokens that may be active at once.</param>
/// <param name="AdmitPerSecond">Admissions a second at most; null leaves the pace to <paramref name="MaxActive"/>.</param>
/// <param name="ActiveFor">How long an admitted token lives.</param>
/// <param name="ClaimWithin">How soon after admission it must be seen to be used, or its slot goes on.</param>
/// <param name="HoldFor">How long a hold lasts.</param>
/// <param name="MaxSeatsPerReservation">Seats in one reservation.</param>
/// <param name="MaxSeatsPerUser">Live seats, held and paid, of one user for the concert.</param>
/// <param name="Paused">Nobody is admitted while this is set; who is active stays so.</param>
public sealed record QueuePolicy(
    int MaxActive,
    double? AdmitPerSecond,
    TimeSpan ActiveFor,
    TimeSpan ClaimWithin,
    TimeSpan HoldFor,
    int MaxSeatsPerReservation,
    int MaxSeatsPerUser,
    bool Paused
)
{
    public const int MostActive = 1_000_000;
    public const double FastestPerSecond = 100_000;
    public const int MostSeats = 1_000;
    public static readonly TimeSpan ShortestTime = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan LongestTime = TimeSpan.FromHours(24);

    public static QueuePolicy Default { get; } =
        new(
            MaxActive: 100,
            AdmitPerSecond: null,
            ActiveFor: TimeSpan.FromMinutes(5),
            ClaimWithin: TimeSpan.FromSeconds(60),
            HoldFor: TimeSpan.FromMinutes(5),
            MaxSeatsPerReservation: 4,
            MaxSeatsPerUser: 8,
            Paused: false
        );

    /// <summary>How long an admitted token waits for its first use.</summary>
    internal TimeSpan ClaimTime => ClaimWithin < ActiveFor ? ClaimWithin : ActiveFor;

    public void EnsureValid()
    {
        EnsureBetween("maxActive", MaxActive, 1, MostActive);
        EnsureBetween("maxSeatsPerReservation", MaxSeatsPerReservation, 1, MostSeats);
        EnsureBetween("maxSeatsPerUser", MaxSeatsPerUser, 1, MostSeats);
        EnsureTime("activeFor", ActiveFor);
        EnsureTime("claimWithin", ClaimWithin);
        EnsureTime("holdFor", HoldFor);
        if (AdmitPerSecond is <= 0 or > FastestPerSecond or double.NaN)
            throw DomainException.Invalid("admitPerSecond", $"More than 0 and at most {FastestPerSecond}.");
    }

    private static void EnsureBetween(string field, int value, int least, int most)
    {
        if (value < least || value > most)
            throw DomainException.Invalid(field, $"From {least} to {most}.");
    }

    private static void EnsureTime(string field, TimeSpan value)
    {
        if (value < ShortestTime || value > LongestTime)
            throw DomainException.Invalid(field, "From one second to 24 hours, such as 00:05:00.");
    }
}
