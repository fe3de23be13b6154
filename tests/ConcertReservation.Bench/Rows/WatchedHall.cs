using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>A big hall, and customers who watch its seats while others buy.</summary>
internal sealed class WatchedHall(BenchEnvironment bench, int viewers) : IAsyncDisposable
{
    private const int Ok = 200;

    private readonly BigHall _hall = new(bench);
    private Viewers? _viewers;
    private long _watched;

    /// <summary>So many customers of the watched concert; every viewer has the states of its seats.</summary>
    public async Task<AdmittedUsers> AdmitAsync(int count, CancellationToken ct)
    {
        var buyers = await _hall.AdmitAsync(count, ct);
        if (buyers.Concert.ConcertId != _watched)
            await WatchAsync(buyers.Concert.ConcertId, ct);
        return buyers;
    }

    /// <exception cref="UnexpectedResponseException">A stream has ended, or has sent no changes.</exception>
    public Task EnsureWatchedAsync() => _viewers!.EnsureAllGotMoreAsync();

    public async ValueTask DisposeAsync()
    {
        if (_viewers is not null)
            await _viewers.DisposeAsync();
    }

    private async Task WatchAsync(long concertId, CancellationToken ct)
    {
        await DisposeAsync();
        var watching = await _hall.AdmitAsync(viewers, ct);
        var path = $"{watching.Concert.StatesOfFirstPerformance}/events";
        _viewers = await Viewers.OpenAsync(
            bench.Address,
            [.. watching.Each((user, turn) => Request.Get(path, user, turn))],
            Ok,
            ct
        );
        _watched = concertId;
    }
}
