using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Mails;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Mails;

/// <summary>
/// Mails the customers whose turn is near. It reads nothing but requests of customers who want such a mail.
/// </summary>
internal sealed class NearTurnWorker(
    IServiceScopeFactory scopes,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<NearTurnWorker> log
) : TickingWorker(TimeSpan.FromSeconds(5), metrics, time, log)
{
    private readonly ILogger _log = log;

    protected override async Task TickAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var turns = scope.ServiceProvider.GetRequiredService<NearTurnFacade>();
        foreach (var concertId in await turns.ListConcertsAsync(ct))
            await MailAsync(turns, concertId, ct);
    }

    // The failure of one line must not stop the mails of the others.
    private async Task MailAsync(NearTurnFacade turns, long concertId, CancellationToken ct)
    {
        try
        {
            while (await turns.MailNextAsync(concertId, ct))
                ct.ThrowIfCancellationRequested();
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            CountAsFailed();
            _log.LogError(exception, "The mails of near turns of concert {ConcertId} failed", concertId);
        }
    }
}
