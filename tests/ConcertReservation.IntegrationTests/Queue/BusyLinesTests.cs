using ConcertReservation.Application.Queue;
using ConcertReservation.IntegrationTests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.IntegrationTests.Queue;

/// <summary>The lines in which a tick has work. Other lines cost no transaction.</summary>
public sealed class BusyLinesTests(NoWorkers still) : IClassFixture<NoWorkers>
{
    [Fact]
    public async Task ListBusy_CustomerWaits_ReturnsTheLine()
    {
        var concert = await FullConcertAsync();

        (await ListBusyAsync()).Should().Contain(concert.ConcertId);
    }

    [Fact]
    public async Task ListBusy_Paused_OmitsTheLine()
    {
        var concert = await FullConcertAsync();

        await still.ChangePolicyAsync(concert, RequestBodies.Policy(maxActive: 1, paused: true));

        (await ListBusyAsync()).Should().NotContain(concert.ConcertId);
    }

    [Fact]
    public async Task ListBusy_PausedWithAnExpiredToken_ReturnsTheLine()
    {
        var concert = await FullConcertAsync();
        await still.ChangePolicyAsync(concert, RequestBodies.Policy(maxActive: 1, paused: true));

        still.Clock.Advance(TimeSpan.FromMinutes(6));

        (await ListBusyAsync()).Should().Contain(concert.ConcertId);
    }

    [Fact]
    public async Task ListBusy_SaleNotOpenAnyMore_OmitsTheLine()
    {
        var concert = await FullConcertAsync();
        var opensAt = new { saleOpensAt = still.Clock.GetUtcNow().AddHours(1) };

        await (await still.Crowd.OperatorAsync()).Client.PatchAsync($"/admin{concert.Path}", opensAt);

        (await ListBusyAsync()).Should().NotContain(concert.ConcertId);
    }

    /// <summary>One customer is active and one waits.</summary>
    private async Task<ConcertOnSale> FullConcertAsync()
    {
        var concert = await still.Crowd.ConcertAsync(seats: 2, policy: RequestBodies.Policy(maxActive: 1));
        await still.VisitorAsync(concert);
        await still.VisitorAsync(concert);
        return concert;
    }

    private async Task<IReadOnlyList<long>> ListBusyAsync()
    {
        await using var scope = still.Hosts[0].Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AdmissionFacade>().ListBusyLinesAsync(default);
    }
}
