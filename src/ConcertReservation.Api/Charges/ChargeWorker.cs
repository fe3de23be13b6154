using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Charges;
using ConcertReservation.Application.Telemetry;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Charges;

/// <summary>
/// Asks the payment provider about charges and cancellations whose end is not known, a few at a time, and once a day
/// compares the provider's list with the ledger.
/// </summary>
internal sealed class ChargeWorker(
    IServiceScopeFactory scopes,
    IOptions<ChargeOptions> options,
    IPaymentProviders providers,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<ChargeWorker> log
) : TickingWorker(options.Value.ReconcileEvery, metrics, time, log)
{
    // Each waits for the provider most of the time, without a connection.
    private const int AtOnce = 4;
    private static readonly TimeSpan CompareEvery = TimeSpan.FromMinutes(10);

    private readonly TimeProvider _time = time;
    private readonly ILogger _log = log;
    private DateTimeOffset _compareAt = DateTimeOffset.MinValue;

    protected override async Task TickAsync(CancellationToken ct)
    {
        if (!providers.Any)
            return;

        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => AskAsync(ct)));
        await RunAsync<ChargeReconciliationFacade>(facade => facade.CountAsync(ct));
        if (_time.GetUtcNow() < _compareAt)
            return;
        _compareAt = _time.GetUtcNow() + CompareEvery;
        await RunAsync<ChargeComparisonFacade>(facade => facade.CompareDueAsync(ct));
    }

    private async Task AskAsync(CancellationToken ct)
    {
        while (await TryAsync<ChargeReconciliationFacade>(facade => facade.AskDueAsync(ct), ct))
            ct.ThrowIfCancellationRequested();
        while (await TryAsync<ChargeCancellationFacade>(facade => facade.ContinueDueAsync(ct), ct))
            ct.ThrowIfCancellationRequested();
    }

    // The lease has moved the time of the next attempt, so a charge that fails does not stop the others.
    private async Task<bool> TryAsync<TFacade>(Func<TFacade, Task<bool>> ask, CancellationToken ct)
        where TFacade : notnull
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await ask(scope.ServiceProvider.GetRequiredService<TFacade>());
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            CountAsFailed();
            _log.LogError(exception, "A charge could not be reconciled; it is retried later");
            return false;
        }
    }

    private async Task RunAsync<TFacade>(Func<TFacade, Task> run)
        where TFacade : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        await run(scope.ServiceProvider.GetRequiredService<TFacade>());
    }
}
