using System.Net;
using ConcertReservation.IntegrationTests.Security;

namespace ConcertReservation.IntegrationTests.Telemetry;

/// <summary>A whole purchase with failed sign-ins, which keeps a list of everything that must stay secret.</summary>
internal sealed class SecretivePurchase(ApiClient client)
{
    private const string Wrong = "a very wrong guess";
    private const string Email = "secretive@test.example";
    private const string Name = "Hong Gildong";

    private readonly List<string> _secrets = [Account.Password, Wrong, Email, Name];

    public ApiClient Client { get; private set; } = client;

    /// <summary>Passwords, tokens, and the personal data of the customer.</summary>
    public IReadOnlyList<string> Secrets => _secrets;

    public Guid ReservationId { get; private set; }

    public async Task PlayAsync(ConcertOnSale concert)
    {
        await SignInAsync();
        await BuyAsync(concert);
    }

    private async Task SignInAsync()
    {
        var right = new
        {
            email = Email,
            password = Account.Password,
            name = Name,
        };
        (await Client.PostAsync("/auth/sign-up", right)).ShouldBe(HttpStatusCode.Created);
        (await Client.PostAsync("/auth/sign-up", right)).ShouldBe(HttpStatusCode.Conflict);
        (await Client.PostAsync("/auth/sign-in", new { email = Email, password = Wrong })).ShouldBe(
            HttpStatusCode.Unauthorized
        );
        (await Client.PostRawAsync("/auth/sign-in", $"{{\"password\":\"{Wrong}\"")).ShouldBe(HttpStatusCode.BadRequest);
        var signedIn = (
            await Client.PostAsync("/auth/sign-in", new { email = Email, password = Account.Password })
        ).ShouldBe(HttpStatusCode.OK);
        var refreshToken = signedIn.Get<string>("refreshToken");
        var refreshed = (await Client.PostAsync("/auth/refresh", new { refreshToken })).ShouldBe(HttpStatusCode.OK);
        _secrets.AddRange([refreshToken, signedIn.Get<string>("accessToken"), refreshed.Get<string>("accessToken")]);
        Client = Client.With(accessToken: refreshed.Get<string>("accessToken"));
    }

    private async Task BuyAsync(ConcertOnSale concert)
    {
        var token = (await Client.PostAsync(concert.Line)).ShouldBe(HttpStatusCode.Created).Get<string>("token");
        Client = Client.With(queueToken: token);
        var seats = new { performanceId = concert.PerformanceId, seatIds = concert.SeatIds.Take(1) };
        var held = (await Client.PostAsync($"{concert.Path}/reservations", seats)).ShouldBe(HttpStatusCode.Created);
        ReservationId = held.Get<Guid>("reservationId");
        var reservation = $"/reservations/{ReservationId}";
        (await Client.PostAsync($"{reservation}/payment")).ShouldBe(HttpStatusCode.Created);
        var ticket = (await Client.GetAsync($"{reservation}/ticket")).ShouldBe(HttpStatusCode.OK);
        _secrets.AddRange([token, ticket.Get<string>("code")]);
    }
}
