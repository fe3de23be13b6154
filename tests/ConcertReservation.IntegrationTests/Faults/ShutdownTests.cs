using System.Net;
using System.Net.Sockets;
using ConcertReservation.IntegrationTests.Overload;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConcertReservation.IntegrationTests.Faults;

/// <summary>An instance that stops finishes its running requests and accepts no new ones.</summary>
public sealed class ShutdownTests(OneInstance service) : IClassFixture<OneInstance>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Stop_DuringARequest_FinishesItAndRefusesNewRequests()
    {
        var customer = await service.Crowd.CustomerAsync();
        var address = service.Hosts[0].Address;
        var lifetime = service.Hosts[0].Services.GetRequiredService<IHostApplicationLifetime>();
        var stopped = new TaskCompletionSource();
        lifetime.ApplicationStopped.Register(stopped.SetResult);
        var rowLock = await RowLock.OnWalletAsync(customer);
        var inFlight = customer.Client.PostAsync("/balance/charges", new { amount = 1_000 });
        await rowLock.UntilWaitedForAsync();

        lifetime.StopApplication();
        await Eventually.Is(
            async () => !await AcceptsAsync(address),
            "an instance that stops accepts no new connections"
        );
        var wasInFlight = !inFlight.IsCompleted && !stopped.Task.IsCompleted;
        await rowLock.DisposeAsync();

        wasInFlight.Should().BeTrue();
        (await inFlight).ShouldBe(HttpStatusCode.Created).Get<long>("balance").Should().Be(1_000);
        await stopped.Task.WaitAsync(Limit);
        (await service.Sql.ScalarAsync<long>("SELECT balance FROM wallets WHERE user_id = $1", customer.UserId))
            .Should()
            .Be(1_000);
    }

    private static async Task<bool> AcceptsAsync(Uri address)
    {
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync(address.Host, address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
