using System.Net;
using ConcertReservation.Application.Queue;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.IntegrationTests.Queue;

internal static class Places
{
    public static readonly string[] Fields =
    [
        "token",
        "tokenId",
        "concertId",
        "status",
        "position",
        "ahead",
        "estimatedWaitSeconds",
        "issuedAt",
        "activatedAt",
        "expiresAt",
        "pollAfterSeconds",
        "soldOut",
    ];

    /// <summary>A concert without a free slot: a customer who joins waits.</summary>
    public static async Task<ConcertOnSale> FullConcertAsync(this Service service)
    {
        var concert = await service.Crowd.ConcertAsync(
            policy: RequestBodies.Policy(maxActive: 1, activeFor: "12:00:00")
        );
        await service.VisitorAsync(concert);
        return concert;
    }

    public static Task<Answer> GetTokenAsync(this Person person, ConcertOnSale concert) =>
        person.Client.GetAsync(concert.Line);

    public static async Task LeaveAsync(this Person person, ConcertOnSale concert) =>
        (await person.Client.DeleteAsync(concert.Line)).ShouldBe(HttpStatusCode.NoContent);

    public static async Task<long> PositionAsync(this Person person, ConcertOnSale concert) =>
        (await person.GetTokenAsync(concert)).Get<long>("position");

    public static async Task<string> StatusAsync(this Person person, ConcertOnSale concert) =>
        (await person.GetTokenAsync(concert)).Get<string>("status");

    /// <summary>One tick of the admission worker.</summary>
    /// <returns>The number of admitted customers.</returns>
    public static async Task<int> AdmitAsync(this Service service, ConcertOnSale concert)
    {
        await using var scope = service.Hosts[0].Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AdmissionFacade>().AdmitAsync(concert.ConcertId, default);
    }

    /// <summary>Waits until this customer is admitted, without claiming the token.</summary>
    public static Task AdmittedAsync(this Service service, Person person) =>
        Eventually.Is(
            async () =>
                await service.Sql.ScalarAsync<long>(
                    "SELECT count(*) FROM queue_tokens WHERE user_id = $1 AND status = 'active'",
                    person.UserId
                ) == 1,
            "this customer is admitted"
        );
}
