using Tickets;

namespace ConcertReservation.Clients;

/// <summary>The purchases of docs/clients.md, with clients generated from the committed document.</summary>
public sealed class PurchaseTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task NSwag_Purchase_EndsWithATicket()
    {
        await service.Crowd.ConcertAsync(seats: 3, price: 30_000);
        using var http = service.Hosts[0].CreateClient();

        var ticket = await NSwagPurchase.BuyAsync(http, "nswag@test.example", "correct horse battery");

        ticket.Tickets.Should().ContainSingle().Which.Code.Should().NotBeNullOrEmpty();
        ticket.Seats.Should().ContainSingle().Which.Price.Should().Be(30_000);
        (await PaidAsync("nswag@test.example")).Should().Be(ticket.ReservationId);
    }

    [Fact]
    public async Task Kiota_Purchase_EndsWithATicket()
    {
        await service.Crowd.ConcertAsync(seats: 3, price: 30_000);
        using var http = service.Hosts[0].CreateClient();

        var ticket = await KiotaPurchase.BuyAsync(http, "kiota@test.example", "correct horse battery");

        ticket.Tickets.Should().ContainSingle().Which.Code.Should().NotBeNullOrEmpty();
        ticket.Seats.Should().ContainSingle().Which.Price.Should().Be(30_000);
        (await PaidAsync("kiota@test.example")).Should().Be(ticket.ReservationId);
    }

    /// <summary>The paid reservation of the customer, from the database.</summary>
    private Task<Guid> PaidAsync(string email) =>
        service.Sql.ScalarAsync<Guid>(
            "SELECT r.id FROM reservations r JOIN accounts a ON a.id = r.user_id WHERE a.email = $1 AND r.status = 'paid'",
            email
        );
}
