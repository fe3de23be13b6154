using System.Net;
using ConcertReservation.IntegrationTests.Hosting;
using ConcertReservation.IntegrationTests.Overload;
using ConcertReservation.IntegrationTests.People;

namespace ConcertReservation.IntegrationTests.Telemetry;

/// <summary>
/// A short sale in which everything happens once that is counted only when it happens: refusals, faults, and work that
/// waits for a connection in vain.
/// </summary>
internal sealed class EventfulSale(Service service)
{
    /// <summary>Everything the instances tell afterwards.</summary>
    public async Task<IEnumerable<Sample>> PlayAsync()
    {
        await using var scarce = new ApiHost(
            $"{service.ConnectionString};Maximum Pool Size=2;Timeout=1",
            service.Clock,
            ("RateLimits:Enabled", "true"),
            ("RateLimits:JoinsPerUser", "1")
        );
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 100, Staging.Policy(maxActive: 1));
        var (buyer, _) = await service.BuyerAsync(concert);
        var waiting = await service.VisitorAsync(concert);
        await waiting.Client.GetAsync(concert.Line);

        await RefuseAsync(concert, buyer.Client, At(scarce, buyer));
        await FailAsync(buyer);
        await WaitInVainAsync(buyer, At(scarce, buyer));

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

    private static async Task WaitInVainAsync(Person person, ApiClient scarce)
    {
        await using var rowLock = await RowLock.OnWalletAsync(person);
        var charges = new[] { 1, 2, 3 }.Select(amount => scarce.PostAsync("/balance/charges", new { amount })).ToList();
        (await await Task.WhenAny(charges)).ShouldBe(HttpStatusCode.ServiceUnavailable);
        await rowLock.DisposeAsync();
        await Task.WhenAll(charges);
    }
}
