namespace ConcertReservation.Testing.Concerts;

/// <summary>Parts of the bodies that operators send.</summary>
public static class RequestBodies
{
    public static object Venue { get; } = new { name = "Test Hall", address = "Seoul" };

    /// <summary>A whole queue policy; the defaults are those of the contract.</summary>
    public static object Policy(
        int maxActive = 100,
        double? admitPerSecond = null,
        string activeFor = "00:05:00",
        string claimWithin = "00:01:00",
        string holdFor = "00:05:00",
        int maxSeatsPerReservation = 4,
        int maxSeatsPerUser = 8,
        bool paused = false
    ) =>
        new
        {
            maxActive,
            admitPerSecond,
            activeFor,
            claimWithin,
            holdFor,
            maxSeatsPerReservation,
            maxSeatsPerUser,
            paused,
        };
}
