using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Versions;

namespace ConcertReservation.Domain.Queue;

/// <summary>The rules of a line. An operator may change all of them during the sale.</summary>
/// <param name="MaxActive">The most tokens that may be active at the same time.</param>
/// <param name="AdmitPerSecond">
/// The most admissions per second; null: only <paramref name="MaxActive"/> limits them.
/// </param>
/// <param name="ActiveFor">
/// How long a turn lasts: new holds are made only until then. A hold keeps the token active until the hold ends.
/// </param>
/// <param name="ClaimWithin">How soon after admission the customer must use the token; otherwise it expires.</param>
/// <param name="HoldFor">How long a hold lasts.</param>
/// <param name="MaxSeatsPerReservation">The most seats in one reservation.</param>
/// <param name="MaxSeatsPerUser">The most seats that one user may hold and have paid for in the concert.</param>
/// <param name="Paused">When true, no customer is admitted; active tokens stay active.</param>
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

    /// <summary>How long an admitted token waits for its claim.</summary>
    internal TimeSpan ClaimTime => ClaimWithin < ActiveFor ? ClaimWithin : ActiveFor;

    public string ToVersion() =>
        ContentVersion.Of(
            MaxActive,
            AdmitPerSecond,
            ActiveFor,
            ClaimWithin,
            HoldFor,
            MaxSeatsPerReservation,
            MaxSeatsPerUser,
            Paused
        );

    /// <param name="path">The JSON path of the policy in the request, with a dot at its end.</param>
    public void EnsureValid(string path = "")
    {
        EnsureBetween(path + "maxActive", MaxActive, 1, MostActive);
        EnsureBetween(path + "maxSeatsPerReservation", MaxSeatsPerReservation, 1, MostSeats);
        EnsureBetween(path + "maxSeatsPerUser", MaxSeatsPerUser, 1, MostSeats);
        EnsureTime(path + "activeFor", ActiveFor);
        EnsureTime(path + "claimWithin", ClaimWithin);
        EnsureTime(path + "holdFor", HoldFor);
        if (AdmitPerSecond is <= 0 or > FastestPerSecond or double.NaN)
            throw DomainException.Invalid(
                path + "admitPerSecond",
                $"Use a number above 0 and up to {FastestPerSecond}, or null."
            );
    }

    private static void EnsureBetween(string field, int value, int least, int most)
    {
        if (value < least || value > most)
            throw DomainException.Invalid(field, $"Use a number from {least} to {most}.");
    }

    private static void EnsureTime(string field, TimeSpan value)
    {
        if (value < ShortestTime || value > LongestTime)
            throw DomainException.Invalid(field, "Use a time from one second to 24 hours, for example 00:05:00.");
    }
}
