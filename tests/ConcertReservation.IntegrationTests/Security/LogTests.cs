using System.Net;
using ConcertReservation.IntegrationTests.Hosting;
using ConcertReservation.IntegrationTests.Overload;
using ConcertReservation.IntegrationTests.People;

namespace ConcertReservation.IntegrationTests.Security;

/// <summary>What is secret is not in the log.</summary>
public sealed class LogTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const string Wrong = "a very wrong guess";

    [Fact]
    public async Task Log_OfAWholePurchaseAndItsFaults_HasNoSecrets()
    {
        await using var host = new LoggedHost(service);
        var concert = await service.Crowd.ConcertAsync(price: 0);
        var client = new ApiClient(host.CreateClient());
        var secrets = new List<string> { Account.Password, Wrong };

        client = await SignInAsync(client, secrets);
        client = await BuyAsync(client, concert, secrets);
        await FailAsync(client);

        host.Log.Should().Contain("failed", "the fault at the end is logged");
        foreach (var secret in secrets)
            host.Log.Should().NotContain(secret);
    }

    private static async Task<ApiClient> SignInAsync(ApiClient client, List<string> secrets)
    {
        var email = "secretive@test.example";
        var right = new
        {
            email,
            password = Account.Password,
            name = "Secretive",
        };
        (await client.PostAsync("/auth/sign-up", right)).ShouldBe(HttpStatusCode.Created);
        (await client.PostAsync("/auth/sign-up", right)).ShouldBe(HttpStatusCode.Conflict);
        (await client.PostAsync("/auth/sign-in", right with { password = Wrong })).ShouldBe(
            HttpStatusCode.Unauthorized
        );
        (await client.PostRawAsync("/auth/sign-in", $"{{\"password\":\"{Wrong}\"")).ShouldBe(HttpStatusCode.BadRequest);
        var signedIn = (await client.PostAsync("/auth/sign-in", right)).ShouldBe(HttpStatusCode.OK);
        var refreshToken = signedIn.Get<string>("refreshToken");
        var refreshed = (await client.PostAsync("/auth/refresh", new { refreshToken })).ShouldBe(HttpStatusCode.OK);
        secrets.AddRange([refreshToken, signedIn.Get<string>("accessToken"), refreshed.Get<string>("accessToken")]);
        return client.With(accessToken: refreshed.Get<string>("accessToken"));
    }

    private static async Task<ApiClient> BuyAsync(ApiClient client, ConcertOnSale concert, List<string> secrets)
    {
        var token = (await client.PostAsync(concert.Line)).ShouldBe(HttpStatusCode.Created).Get<string>("token");
        client = client.With(queueToken: token);
        var seats = new { performanceId = concert.PerformanceId, seatIds = concert.SeatIds.Take(1) };
        var held = (await client.PostAsync($"{concert.Path}/reservations", seats)).ShouldBe(HttpStatusCode.Created);
        var reservation = $"/reservations/{held.Get<Guid>("reservationId")}";
        (await client.PostAsync($"{reservation}/payment")).ShouldBe(HttpStatusCode.Created);
        var ticket = (await client.GetAsync($"{reservation}/ticket")).ShouldBe(HttpStatusCode.OK);
        secrets.AddRange([token, ticket.Get<string>("code")]);
        return client;
    }

    private async Task FailAsync(ApiClient client)
    {
        var userId = (await client.GetAsync("/users/me")).Get<Guid>("userId");
        var person = new Person(userId, "", client, service);
        await using var rowLock = await RowLock.OnWalletAsync(person);
        (await client.PostAsync("/balance/charges", new { amount = 1 })).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }
}
