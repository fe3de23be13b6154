namespace ConcertReservation.IntegrationTests.Properties.Model;

/// <summary>
/// The terms of the sale in every script. Times are minutes. Scripts move the clock by whole minutes, and everything
/// ends at a half minute, so the milliseconds of a request do not matter.
/// </summary>
internal static class Terms
{
    public const int Seats = 4;
    public const long Price = 10_000;
    public const int MaxActive = 2;
    public const int MaxSeatsPerUser = 2;
    public const double ClaimWithin = 2.5;
    public const double ActiveFor = 4.5;
    public const double HoldFor = 5.5;
    public const double RefundsClose = 5.5;

    public static IReadOnlyList<string> People { get; } = ["jisoo", "minho", "sora"];
}
