using System.Net;
using ConcertReservation.IntegrationTests.Hosting;

namespace ConcertReservation.IntegrationTests.People;

/// <summary>Concerts and situations that tests of several parts begin with.</summary>
internal static class Staging
{
    /// <summary>A whole queue policy as operators send it, the contract's defaults unless said otherwise.</summary>
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

    public static object Venue { get; } = new { name = "Test Hall", address = "Seoul" };

    /// <summary>Announces what the test spells out, as a new operator.</summary>
    public static async Task<Answer> AnnounceAsync(this Service service, object body) =>
        await (await service.Crowd.OperatorAsync()).Client.PostAsync("/admin/concerts", body);

    /// <summary>A concert with one performance at each of these times.</summary>
    public static async Task<Answer> AnnounceAtAsync(
        this Service service,
        string? timeZone,
        params DateTimeOffset[] startsAt
    )
    {
        var announced = await service.AnnounceAsync(
            new
            {
                title = "여러 날",
                venue = Venue,
                timeZone,
                performances = startsAt.Select(at => new { startsAt = at, seats = new { count = 2, price = 100 } }),
            }
        );
        return announced.ShouldBe(HttpStatusCode.Created);
    }

    public static async Task ChangePolicyAsync(this Service service, ConcertOnSale concert, object policy)
    {
        var staff = await service.Crowd.OperatorAsync();
        (await staff.Client.PutAsync($"/admin/concerts/{concert.ConcertId}/queue-policy", policy)).ShouldBe(
            HttpStatusCode.OK
        );
    }

    /// <summary>Someone who is in line for this concert, admitted when there was room.</summary>
    public static async Task<Person> VisitorAsync(this Service service, ConcertOnSale concert, long balance = 0) =>
        await (await service.Crowd.CustomerAsync(balance)).InLineAsync(concert);

    /// <summary>Someone with a hold of these seats, and its id.</summary>
    public static async Task<(Person Person, Guid ReservationId)> HolderAsync(
        this Service service,
        ConcertOnSale concert,
        long balance = 0,
        params long[] seatIds
    )
    {
        var person = await service.VisitorAsync(concert, balance);
        var held = await person.HoldAsync(concert, seatIds.Length == 0 ? [concert.SeatIds[0]] : seatIds);
        return (person, held.ShouldBe(HttpStatusCode.Created).Get<Guid>("reservationId"));
    }

    /// <summary>Someone who has bought the concert's first seat, and the reservation's id.</summary>
    public static async Task<(Person Person, Guid ReservationId)> BuyerAsync(
        this Service service,
        ConcertOnSale concert,
        long balance = 100_000
    )
    {
        var (person, reservationId) = await service.HolderAsync(concert, balance);
        (await person.PayAsync(reservationId)).ShouldBe(HttpStatusCode.Created);
        return (person, reservationId);
    }

    /// <summary>The concert of an announcement, with its first performance.</summary>
    public static async Task<ConcertOnSale> OnSaleAsync(this Service service, Answer announced)
    {
        var performanceId = announced["performances"]![0]!["performanceId"]!.GetValue<long>();
        var seatIds = await service.Sql.ColumnAsync<long>(
            "SELECT id FROM seats WHERE performance_id = $1 ORDER BY id",
            performanceId
        );
        return new ConcertOnSale(announced.Get<long>("concertId"), performanceId, seatIds, 0);
    }

    public static async Task<string> SeatStatusAsync(this ApiClient client, ConcertOnSale concert, long seatId) =>
        (await client.GetAsync(concert.Seats))
            .Items("seats")
            .Single(seat => seat["seatId"]!.GetValue<long>() == seatId)["status"]!.GetValue<string>();
}
