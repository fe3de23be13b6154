using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Idempotency;

namespace ConcertReservation.Api.Idempotency;

/// <summary>Deletes answers that have been kept long enough.</summary>
internal sealed class IdempotencySweeper(
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<IdempotencySweeper> log
) : TickingWorker(Interval, time, log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    protected override async Task TickAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var idempotency = scope.ServiceProvider.GetRequiredService<IdempotencyFacade>();
        while (await idempotency.SweepAsync(ct))
            ct.ThrowIfCancellationRequested();
    }
}
