using System.Net;
using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Hosting;

namespace ConcertReservation.Testing.Concerts;

/// <summary>Concerts of the service under test, announced by a new operator.</summary>
public static class ServiceConcerts
{
    public static async Task<Answer> AnnounceAsync(this Service service, object body) =>
        await (await service.Crowd.OperatorAsync()).Client.PostAsync(Announcement.Path, body);

    /// <summary>A concert with one performance at each of these times.</summary>
    public static async Task<Answer> AnnounceAtAsync(
        this Service service,
        string? timeZone,
        params DateTimeOffset[] startsAt
    )
    {
        var announcement = new Announcement
        {
            Title = "여러 날",
            TimeZone = timeZone,
            StartsAt = startsAt,
            Seats = 2,
            Price = 100,
        };
        return (await service.AnnounceAsync(announcement.Body)).ShouldBe(HttpStatusCode.Created);
    }

    public static async Task ChangePolicyAsync(this Service service, ConcertOnSale concert, object policy)
    {
        var staff = await service.Crowd.OperatorAsync();
        (await staff.Client.PutAsync(concert.QueuePolicy, policy)).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>The concert of an announcement.</summary>
    public static Task<ConcertOnSale> OnSaleAsync(this Service service, Answer announced) =>
        ConcertOnSale.ReadAsync(announced, service.Sql);
}
