using ConcertReservation.IntegrationTests.Properties.Model;

namespace ConcertReservation.IntegrationTests.Properties.Playing;

/// <summary>The terms of the sale as the operator sends them.</summary>
internal static class SalePlan
{
    // The configuration of the service: refunds close a day before the performance.
    private static readonly TimeSpan RefundsCloseBefore = TimeSpan.FromDays(1);

    public static object Concert(DateTimeOffset opened) =>
        new
        {
            title = "세 사람",
            venue = RequestBodies.Venue,
            performances = new[]
            {
                new
                {
                    startsAt = opened + TimeSpan.FromMinutes(Terms.RefundsClose) + RefundsCloseBefore,
                    seats = new { count = Terms.Seats, price = Terms.Price },
                },
            },
        };

    public static object Policy(int maxActive) =>
        RequestBodies.Policy(
            maxActive,
            activeFor: Duration(Terms.ActiveFor),
            claimWithin: Duration(Terms.ClaimWithin),
            holdFor: Duration(Terms.HoldFor),
            maxSeatsPerUser: Terms.MaxSeatsPerUser
        );

    private static string Duration(double minutes) => $"{TimeSpan.FromMinutes(minutes):c}";
}
