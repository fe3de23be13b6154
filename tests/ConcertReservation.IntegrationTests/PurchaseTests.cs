using System.Net;

namespace ConcertReservation.IntegrationTests;

/// <summary>A whole purchase by a new customer.</summary>
public sealed class PurchaseTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Purchase_ByANewCustomer_EndsWithATicket()
    {
        var concert = await service.Crowd.ConcertAsync(price: 30_000);
        var otherCustomer = service.Client();
        var credentials = new
        {
            email = "stranger@test.example",
            password = "correct horse",
            name = "Stranger",
        };

        (await otherCustomer.PostAsync("/auth/sign-up", credentials)).ShouldBe(HttpStatusCode.Created);
        var signedIn = (
            await otherCustomer.PostAsync("/auth/sign-in", new { credentials.email, credentials.password })
        ).ShouldBe(HttpStatusCode.OK);
        otherCustomer = otherCustomer.With(accessToken: signedIn.Get<string>("accessToken"));
        var joined = (await otherCustomer.PostAsync(concert.Line)).ShouldBe(HttpStatusCode.Created);
        otherCustomer = otherCustomer.With(queueToken: joined.Get<string>("token"));
        var held = await otherCustomer.PostAsync(
            $"{concert.Path}/reservations",
            new { performanceId = concert.PerformanceId, seatNumbers = new[] { "7" } }
        );
        held.ShouldBe(HttpStatusCode.Created);
        (await otherCustomer.PostAsync("/balance/charges", new { amount = 100_000 })).ShouldBe(HttpStatusCode.Created);
        var paid = await otherCustomer.PostAsync($"/reservations/{held.Get<Guid>("reservationId")}/payment");

        paid.ShouldBe(HttpStatusCode.Created).Get<long>("balance").Should().Be(70_000);
        var ticket = await otherCustomer.GetAsync($"/reservations/{held.Get<Guid>("reservationId")}/ticket");
        ticket.ShouldBe(HttpStatusCode.OK)["seats"]![0]!["number"]!.GetValue<string>().Should().Be("7");
    }
}
