using ConcertReservation.Application.Purchases;
using ConcertReservation.IntegrationTests.Overload;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.IntegrationTests.Purchases;

/// <summary>
/// One hold whose batch waits before it writes. All purchases that arrive until <see cref="GoOnAsync"/> form the next
/// batch of the concert.
/// </summary>
internal sealed class StalledBatch : IAsyncDisposable
{
    private readonly Service _service;
    private readonly RowLock _tableLock;
    private readonly Task<Answer> _first;

    private StalledBatch(Service service, RowLock tableLock, Task<Answer> first) =>
        (_service, _tableLock, _first) = (service, tableLock, first);

    public RowLock Lock => _tableLock;

    /// <param name="concert">The first hold gets its last seat.</param>
    public static async Task<StalledBatch> StartAsync(Service service, ConcertOnSale concert)
    {
        var first = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        var tableLock = await RowLock.OnInsertsAsync(service, "reservation_seats");
        var holding = first.HoldAsync(concert, concert.SeatIds[^1]);
        await tableLock.UntilWaitedForAsync();
        return new StalledBatch(service, tableLock, holding);
    }

    /// <summary>Returns when so many orders wait for the next batch.</summary>
    public Task UntilGatheredAsync(int orders)
    {
        var batcher = _service.Hosts[0].Services.GetRequiredService<PurchaseBatcher>();
        return Eventually.Is(
            () => Task.FromResult(batcher.Waiting == orders),
            $"{orders} orders wait for the next batch"
        );
    }

    /// <summary>Lets the first batch commit.</summary>
    public async Task<Answer> GoOnAsync()
    {
        await _tableLock.DisposeAsync();
        return await _first;
    }

    public ValueTask DisposeAsync() => _tableLock.DisposeAsync();
}
