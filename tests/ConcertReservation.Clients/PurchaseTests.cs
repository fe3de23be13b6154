using System.Diagnostics;
using System.Text.Json;
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
        ticket.ReservationId.Should().Be(await PaidAsync("nswag@test.example"));
    }

    [Fact]
    public async Task Kiota_Purchase_EndsWithATicket()
    {
        await service.Crowd.ConcertAsync(seats: 3, price: 30_000);
        using var http = service.Hosts[0].CreateClient();

        var ticket = await KiotaPurchase.BuyAsync(http, "kiota@test.example", "correct horse battery");

        ticket.Tickets.Should().ContainSingle().Which.Code.Should().NotBeNullOrEmpty();
        ticket.Seats.Should().ContainSingle().Which.Price.Should().Be(30_000);
        ticket.ReservationId.Should().Be(await PaidAsync("kiota@test.example"));
    }

    [TypeScriptFact]
    public async Task TypeScript_Purchase_EndsWithATicket()
    {
        await service.Crowd.ConcertAsync(seats: 3, price: 30_000);
        var address = service.Hosts[0].Address.GetLeftPart(UriPartial.Authority);

        using var node = Process.Start(
            new ProcessStartInfo("node", [TypeScriptFactAttribute.Program, address, "typescript@test.example"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();

        node.ExitCode.Should().Be(0);
        using var ticket = JsonDocument.Parse(output);
        ticket.RootElement.GetProperty("tickets")[0].GetProperty("code").GetString().Should().NotBeEmpty();
        var paid = await PaidAsync("typescript@test.example");
        ticket.RootElement.GetProperty("reservationId").GetGuid().Should().Be(paid);
    }

    /// <summary>The paid reservation of the customer, from the database.</summary>
    private Task<Guid> PaidAsync(string email) =>
        service.Sql.ScalarAsync<Guid>(
            """
            SELECT reservations.id FROM reservations JOIN accounts ON accounts.id = user_id
            WHERE email = $1 AND status = 'paid'
            """,
            email
        );
}
