using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Reservations;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Reservations;

/// <summary>Tidies lapsed holds, batch by batch.</summary>
internal sealed class HoldSweeper(
    IServiceScopeFactory scopes,
    IOptions<HoldSweepOptions> options,
    TimeProvider time,
    ILogger<HoldSweeper> log
) : TickingWorker(options.Value.Interval, time, log)
{
    protected override async Task TickAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var holds = scope.ServiceProvider.GetRequiredService<HoldSweepFacade>();
        while (await holds.SweepAsync(ct))
            ct.ThrowIfCancellationRequested();
    }
}
