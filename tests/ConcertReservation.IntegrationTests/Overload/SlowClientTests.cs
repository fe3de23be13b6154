using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ConcertReservation.IntegrationTests.Overload;

/// <summary>Two requests run at once.</summary>
public sealed class TwoPermits()
    : Service(instances: 1, ("Overload:MaxRunning", "2"), ("Overload:Patience", "00:00:01"));

/// <summary>A client that sends or reads slowly holds no permit.</summary>
public sealed class SlowClientTests(TwoPermits service) : IClassFixture<TwoPermits>
{
    private const int Slow = 10;

    // More than the buffers of the server and of both sockets.
    private const int ManySeats = 20_000;

    [Fact]
    public async Task SignIn_BodiesArriveSlowly_OthersAreServed()
    {
        var address = service.Hosts[0].Address;
        var sockets = new List<TcpClient>();
        for (var i = 0; i < Slow; i++)
        {
            sockets.Add(await RawHttp.ConnectAsync(address));
            string[] headers = ["Content-Type: application/json", "Content-Length: 2000"];
            await sockets[i].GetStream().WriteAsync(RawHttp.Head("POST", "/api/v1/auth/sign-in", address, headers));
            await sockets[i].GetStream().WriteAsync("{"u8.ToArray());
        }
        await UntilTheServerHasReadAsync();

        var customer = await service.Crowd.CustomerAsync();
        var answer = await customer.Client.PostAsync("/balance/charges", new { amount = 1 });

        answer.ShouldBe(HttpStatusCode.Created);
        sockets.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task Seats_ReadSlowly_OthersAreServed()
    {
        var concert = await service.Crowd.ConcertAsync(seats: ManySeats);
        var customer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        (await customer.Client.GetAsync(concert.Seats)).ShouldBe(HttpStatusCode.OK);
        var address = service.Hosts[0].Address;
        var sockets = new List<TcpClient>();
        for (var i = 0; i < Slow; i++)
        {
            var socket = await RawHttp.ConnectAsync(address);
            socket.ReceiveBufferSize = 1_024;
            sockets.Add(socket);
            string[] headers =
            [
                $"Authorization: Bearer {customer.Client.AccessToken}",
                $"Queue-Token: {customer.Client.QueueToken}",
            ];
            await socket.GetStream().WriteAsync(RawHttp.Head("GET", $"/api/v1{concert.Seats}", address, headers));
            var first = new byte[15];
            await socket.GetStream().ReadExactlyAsync(first);
            Encoding.ASCII.GetString(first).Should().Be("HTTP/1.1 200 OK");
        }

        var answer = await customer.Client.PostAsync("/balance/charges", new { amount = 1 });

        answer.ShouldBe(HttpStatusCode.Created);
        sockets.ForEach(socket => socket.Dispose());
    }

    // A request that comes later on a connection of its own is answered, so the earlier ones have been read too.
    private async Task UntilTheServerHasReadAsync() =>
        (await service.Client().GetAsync("//health/live")).ShouldBe(HttpStatusCode.OK);
}
