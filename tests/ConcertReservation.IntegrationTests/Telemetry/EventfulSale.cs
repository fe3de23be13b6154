using System.Net;
using ConcertReservation.IntegrationTests.Overload;

namespace ConcertReservation.IntegrationTests.Telemetry;

/// <summary>
/// A short sale in which every event occurs that is counted only when it occurs: refusals, faults, and work that waits
/// for a connection until the timeout.
/// </summary>
internal sealed class EventfulSale(Service service)
{
    private const string InVain = "db_client_connection_npgsql_timeouts_total";

    /// <summary>All metrics of the instances afterwards.</summary>
    public async Task<IEnumerable<Sample>> PlayAsync()
    {
        await using var scarce = new ApiHost(
            $"{service.ConnectionString};Maximum Pool Size=2;Timeout=1",
            service.Clock,
            ("Overload:MaxRunning", "1"),
            ("Overload:MaxWaiting", "0"),
            ("RateLimits:Enabled", "true"),
            ("RateLimits:JoinsPerUser", "1")
        );
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 100, RequestBodies.Policy(maxActive: 1));
        var (buyer, _) = await service.BuyerAsync(concert);
        var waiting = await service.VisitorAsync(concert);
        await waiting.Client.GetAsync(concert.Line);

        await RefuseAsync(concert, buyer.Client, At(scarce, buyer));
        await FailAsync(buyer);
        await WaitUntilTimeoutAsync(concert, buyer, scarce);

        return [.. (await Scrape.OfAsync(service.Hosts[0])).Samples, .. (await Scrape.OfAsync(scarce)).Samples];
    }

    private static ApiClient At(ApiHost host, Person person) =>
        new ApiClient(host.CreateClient()).With(person.Client.AccessToken, person.Client.QueueToken);

    private async Task RefuseAsync(ConcertOnSale concert, ApiClient buyer, ApiClient limited)
    {
        (await service.Client().GetAsync("/balance")).ShouldBe(HttpStatusCode.Unauthorized);
        await limited.PostAsync(concert.Line);
        (await limited.PostAsync(concert.Line)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await buyer.GetAsync(concert.Line)).ShouldBe(HttpStatusCode.OK);
    }

    private async Task FailAsync(Person person)
    {
        await service.Sql.ExecuteAsync("ALTER TABLE wallets RENAME TO purses");
        (await person.Client.GetAsync("/balance")).ShouldBe(HttpStatusCode.InternalServerError);
        await service.Sql.ExecuteAsync("ALTER TABLE purses RENAME TO wallets");
    }

    // A charge has one connection and a join the other, and both wait for the test: no connection is left for the
    // workers.
    private async Task WaitUntilTimeoutAsync(ConcertOnSale concert, Person person, ApiHost scarce)
    {
        var another = await service.Crowd.CustomerAsync();
        await using var rowLock = await RowLock.OnWalletAsync(person);
        var charge = At(scarce, person).PostAsync("/balance/charges", new { amount = 1 });
        await rowLock.UntilWaitedForAsync();
        await rowLock.ExecuteAsync("SELECT 1 FROM lines WHERE concert_id = $1 FOR UPDATE", concert.ConcertId);
        var join = At(scarce, another).PostAsync(concert.Line);
        await Eventually.Is(
            async () => (await Scrape.OfAsync(scarce)).Samples.Any(s => s.Name == InVain),
            "a request waited for a connection until the timeout"
        );
        (await At(scarce, another).GetAsync("/balance")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        await rowLock.DisposeAsync();
        (await charge).ShouldBe(HttpStatusCode.Created);
        await join;
    }
}
