using System.Net;
using ConcertReservation.IntegrationTests.Hosting;
using ConcertReservation.IntegrationTests.Overload;
using ConcertReservation.IntegrationTests.People;

namespace ConcertReservation.IntegrationTests.Security;

/// <summary>What is secret is not in the log.</summary>
public sealed class LogTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Log_OfAWholePurchaseAndItsFaults_HasNoSecrets()
    {
        await using var host = new LoggedHost(service);
        var concert = await service.Crowd.ConcertAsync(price: 0);
        var purchase = new SecretivePurchase(new ApiClient(host.CreateClient()));

        await purchase.PlayAsync(concert);
        await FailAsync(purchase.Client);

        host.Log.Should().Contain("failed", "the fault at the end is logged");
        foreach (var secret in purchase.Secrets)
            host.Log.Should().NotContain(secret);
    }

    private async Task FailAsync(ApiClient client)
    {
        var userId = (await client.GetAsync("/users/me")).Get<Guid>("userId");
        var person = new Person(userId, "", client, service);
        await using var rowLock = await RowLock.OnWalletAsync(person);
        (await client.PostAsync("/balance/charges", new { amount = 1 })).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }
}
