using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Accounts;

/// <summary>Mails the links that clients of this instance have requested, also at the stop.</summary>
internal sealed class ResetRequestWorker(
    ResetRequests requests,
    IServiceScopeFactory scopes,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<ResetRequestWorker> log
) : TickingWorker(TimeSpan.FromMilliseconds(250), metrics, time, log)
{
    private readonly ILogger _log = log;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await TickAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            _log.LogWarning("The last requests for a reset are not served: {Reason}", exception.Message);
        }
    }

    protected override async Task TickAsync(CancellationToken ct)
    {
        if (requests.IsEmpty)
            return;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PasswordFacade>().MailRequestedAsync(ct);
    }
}
